import { lazy, Suspense, useState, type ReactNode } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'

const SendNotice = lazy(async () => ({ default: (await import('./send-notice.tsx')).SendNotice }))

export type Sending = {
  /** Whether text may be sent to Google; asks the first time. */
  readonly mayBeSent: () => Promise<boolean>
  /** The question, while it is asked. */
  readonly notice: ReactNode
}

/** Stands before the first text that goes to Google: says what is sent, once, and waits for a yes. */
export function useSendNotice(): Sending {
  const { bridge } = useStudio()
  const report = useReport()
  const [asking, setAsking] = useState<{ readonly answer: (mayBeSent: boolean) => void }>()

  async function mayBeSent(): Promise<boolean> {
    const known = report(await ask(bridge, 'settings.get'))
    if (known === undefined) return false
    if (known.settings.knowsTextIsSent) return true
    const { promise, resolve } = Promise.withResolvers<boolean>()
    setAsking({ answer: resolve })
    const isAgreed = await promise
    setAsking(undefined)
    if (!isAgreed) return false
    return report(await ask(bridge, 'settings.set', { knowsTextIsSent: true })) !== undefined
  }

  const notice =
    asking === undefined ? null : (
      <Suspense>
        <SendNotice onAgree={() => asking.answer(true)} onCancel={() => asking.answer(false)} />
      </Suspense>
    )
  return { mayBeSent, notice }
}
