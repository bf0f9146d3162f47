import { useEffect, useState, type ReactNode } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { usePush } from '../bridge/use-push.ts'
import { ExportDialog } from './export-dialog.tsx'
import type { ExportOutcome, RunningExport } from './export-types.ts'
import { tellExport } from './tell-export.ts'

export type Exporting = {
  /** Shows the dialog: to choose, or how the export that is under way goes. */
  readonly open: () => void
  readonly dialog: ReactNode
}

/**
 * The export of the open episode. It goes on when the dialog is closed; then a toast tells how it ended. `save` brings
 * what is typed to disk first.
 */
export function useExport(id: string, save: () => Promise<unknown>): Exporting {
  const studio = useStudio()
  const { bridge } = studio
  const [isOpen, setOpen] = useState(false)
  const [running, setRunning] = useState<RunningExport>()
  const [ended, setEnded] = useState<{ readonly job: string; readonly outcome: ExportOutcome }>()

  useEffect(() => {
    let isGone = false
    void ask(bridge, 'export.active').then((reply) => {
      const own = reply.ok ? reply.data.find(({ episode }) => episode === id) : undefined
      if (!isGone && own !== undefined) setRunning((newer) => newer ?? own)
    })
    return () => {
      isGone = true
    }
  }, [bridge, id])
  usePush('export.progress', (progress) => {
    if (progress.episode === id) setRunning(progress)
  })
  usePush('export.ended', ({ episode, job, outcome }) => {
    if (episode !== id) return
    setRunning(undefined)
    if (isOpen) setEnded({ job, outcome })
    else tellExport(studio, job, outcome)
  })

  return {
    open() {
      setEnded(undefined)
      void save().then(() => setOpen(true))
    },
    dialog: isOpen ? (
      <ExportDialog
        id={id}
        running={running}
        ended={ended}
        onAgain={() => setEnded(undefined)}
        onClose={() => setOpen(false)}
      />
    ) : null,
  }
}
