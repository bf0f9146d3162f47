import { useState, type ReactNode } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useReport } from '../bridge/use-report.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useGo } from '../components/navigation.ts'
import { useSendNotice } from '../gemini/use-send-notice.tsx'
import { QueueQuestion } from './queue-question.tsx'
import { quoteEpisodes, type Quote } from './quote-episodes.ts'

export type AddToQueue = {
  /** Puts episodes in line; where Gemini speaks any of them, the price is asked about first. */
  readonly add: (ids: readonly string[]) => void
  /** The question, while it is asked. */
  readonly question: ReactNode
}

/** Generates episodes of the library, one after the other. */
export function useAddToQueue(): AddToQueue {
  const { bridge, toasts, announcer } = useStudio()
  const report = useReport()
  const go = useGo()
  const sending = useSendNotice()
  const [quote, setQuote] = useState<Quote>()

  async function put(ids: readonly string[]) {
    setQuote(undefined)
    const reply = await ask(bridge, 'queue.add', { episodes: [...ids] })
    report(reply)
    if (!reply.ok) return
    const said =
      ids.length === 1 ? 'It is in the queue.' : `${countOf(ids.length, 'episode')} are in the queue.`
    toasts.show(said, { action: { label: 'Show', onChoose: () => go({ screen: 'queue' }) } })
  }
  async function add(ids: readonly string[]) {
    if (ids.length === 0) return
    if (ids.length > 1) announcer.say(`Reading ${countOf(ids.length, 'script')}.`)
    const found = await quoteEpisodes(bridge, ids)
    if (found.ids.length === 0) {
      const why = found.trouble === undefined ? undefined : explain(found.trouble)
      const nothing = found.ready === 0 ? 'There is nothing to generate yet.' : 'Everything is up to date.'
      toasts.show(why ?? nothing, why === undefined ? {} : { tone: 'danger' })
    } else if (found.paid === 0) await put(found.ids)
    else setQuote(found)
  }
  async function agree({ ids }: Quote) {
    setQuote(undefined)
    if (await sending.mayBeSent()) await put(ids)
  }

  return {
    add: (ids) => void add(ids),
    question: (
      <>
        {quote !== undefined && (
          <QueueQuestion
            quote={quote}
            onAgree={() => void agree(quote)}
            onClose={() => setQuote(undefined)}
          />
        )}
        {sending.notice}
      </>
    ),
  }
}
