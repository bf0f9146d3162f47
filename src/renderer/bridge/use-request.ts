import { useCallback, useState } from 'react'
import type { RequestName } from '../../shared/ipc/names.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import { ask, type Failure, type InputArguments } from './ask.ts'
import { useStudio } from './studio-context.tsx'

/** A request that a control makes: whether it is under way, and why the last one failed, to be shown beside the control. */
export function useRequest<Name extends RequestName>(name: Name) {
  const { bridge } = useStudio()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const send = useCallback(
    async (...input: InputArguments<Name>): Promise<{ readonly data: RequestOutput<Name> } | undefined> => {
      setBusy(true)
      setFailure(undefined)
      const reply = await ask(bridge, name, ...input)
      setBusy(false)
      if (reply.ok) return { data: reply.data }
      if (reply.code !== 'cancelled') setFailure(reply)
      return undefined
    },
    [bridge, name],
  )
  const forget = useCallback(() => setFailure(undefined), [])
  return { isBusy, failure, send, forget }
}
