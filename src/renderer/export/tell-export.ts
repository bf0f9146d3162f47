import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import type { Studio } from '../bridge/studio-context.tsx'
import type { ExportOutcome } from './export-types.ts'

/** Says in a toast how an export ended whose dialog is not there; who cancelled it knows. */
export function tellExport(
  { bridge, toasts }: Pick<Studio, 'bridge' | 'toasts'>,
  job: string,
  outcome: ExportOutcome,
): void {
  if (outcome.end === 'finished')
    toasts.show(`Exported to ${outcome.folder}`, {
      action: { label: 'Show in folder', onChoose: () => void ask(bridge, 'export.reveal', { job }) },
    })
  if (outcome.end === 'failed') toasts.show(`Nothing was exported. ${explain(outcome)}`, { tone: 'danger' })
}
