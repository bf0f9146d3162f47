import { countOf } from '../../core/text/count-of.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import type { Studio } from '../bridge/studio-context.tsx'

export type PublishEnd = Pick<PushData<'publish.ended'>, 'job' | 'outcome'>

/** Says in a toast how publishing ended whose dialog is not there; who stopped it knows. */
export function tellPublished(
  { bridge, toasts }: Pick<Studio, 'bridge' | 'toasts'>,
  { job, outcome }: PublishEnd,
): void {
  if (outcome.end === 'failed') toasts.show(`Nothing was published. ${explain(outcome)}`, { tone: 'danger' })
  if (outcome.end !== 'finished') return
  toasts.show(`${countOf(outcome.episodes, 'episode')} published in ${outcome.folder}`, {
    action: { label: 'Show in folder', onChoose: () => void ask(bridge, 'publish.reveal', { job }) },
  })
}
