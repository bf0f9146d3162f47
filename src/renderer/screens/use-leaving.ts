import { useEffect, useState } from 'react'
import type { Failure } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { leaveDesk } from './leave-desk.ts'
import type { Desk } from './use-desk.ts'

/** A desk that cannot be left without losing something: why, and what can be done. */
export type HeldDesk = {
  readonly failure: Failure
  readonly stay: () => void
  readonly leaveAnyway: () => void
}

/** Keeps the desk on screen until its words are safe, or their writer says that they need not be. */
export function useLeaving(desk: Desk): HeldDesk | undefined {
  const { leaving, toasts } = useStudio()
  const [held, setHeld] = useState<HeldDesk>()
  useEffect(
    () =>
      leaving.hold(async () => {
        const failure = await leaveDesk(desk, toasts)
        if (failure === undefined) return true
        const { promise, resolve } = Promise.withResolvers<boolean>()
        const answer = (leaves: boolean) => {
          if (leaves) desk.abandon()
          setHeld(undefined)
          resolve(leaves)
        }
        setHeld({ failure, stay: () => answer(false), leaveAnyway: () => answer(true) })
        return promise
      }),
    [desk, leaving, toasts],
  )
  return held
}
