import type { ReactNode } from 'react'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { ExportProgress } from './export-progress.tsx'
import { ExportResult } from './export-result.tsx'
import type { ExportOutcome, RunningExport } from './export-types.ts'
import { StepHead } from './step-head.tsx'
import { useChoosing } from './use-choosing.tsx'

type ExportDialogProps = Readonly<{
  id: string
  running: RunningExport | undefined
  ended: { readonly job: string; readonly outcome: ExportOutcome } | undefined
  onAgain: () => void
  onClose: () => void
}>

/** What is to be exported, how that goes, and what came of it: one sheet, so that the focus stays in it. */
export function ExportDialog({ id, running, ended, onAgain, onClose }: ExportDialogProps) {
  const { bridge } = useStudio()
  const choosing = useChoosing(id, onClose)
  const { actions, content } = shown()
  return (
    <Dialog title="Export" width={640} onClose={onClose} actions={actions}>
      {content}
    </Dialog>
  )

  function shown(): { readonly actions: ReactNode; readonly content: ReactNode } {
    if (running !== undefined)
      return {
        actions: (
          <>
            <Button onClick={() => void ask(bridge, 'export.cancel', { job: running.job })}>Stop</Button>
            <Button onClick={onClose}>Go on in the background</Button>
          </>
        ),
        content: <ExportProgress running={running} />,
      }
    if (ended === undefined) return choosing
    const { job, outcome } = ended
    if (outcome.end === 'finished')
      return {
        actions: (
          <>
            {outcome.files.length > 0 && (
              <Button onClick={() => void ask(bridge, 'export.reveal', { job })}>Show in folder</Button>
            )}
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          </>
        ),
        content: <ExportResult finished={outcome} />,
      }
    return {
      actions: (
        <>
          <Button onClick={onClose}>Close</Button>
          <Button look="primary" onClick={onAgain}>
            Try again
          </Button>
        </>
      ),
      content: (
        <StepHead tone={outcome.end === 'failed' ? 'danger' : 'plain'}>
          {outcome.end === 'failed'
            ? `Nothing was exported. ${explain(outcome)}`
            : 'Stopped. Nothing was exported; files that were there are as they were.'}
        </StepHead>
      ),
    }
  }
}
