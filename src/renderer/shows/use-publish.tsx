import { useEffect, useState, type ReactNode } from 'react'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { usePush } from '../bridge/use-push.ts'
import { PublishDialog } from './publish-dialog.tsx'
import type { Show } from './show-types.ts'
import { tellPublished, type PublishEnd } from './tell-published.ts'

/** Publishing of a show. It goes on when the dialog is closed; then a toast tells how it ended. */
export function usePublish(show: Show): { readonly open: () => void; readonly dialog: ReactNode } {
  const studio = useStudio()
  const { bridge } = studio
  const [isOpen, setOpen] = useState(false)
  const [running, setRunning] = useState<PushData<'publish.progress'>>()
  const [ended, setEnded] = useState<PublishEnd>()
  const { id } = show

  useEffect(() => {
    let isGone = false
    void ask(bridge, 'publish.active').then((reply) => {
      const own = reply.ok ? reply.data.find((progress) => progress.show === id) : undefined
      if (!isGone && own !== undefined) setRunning((newer) => newer ?? own)
    })
    return () => {
      isGone = true
    }
  }, [bridge, id])
  usePush('publish.progress', (progress) => {
    if (progress.show === id) setRunning(progress)
  })
  usePush('publish.ended', ({ show: of, job, outcome }) => {
    if (of !== id) return
    setRunning(undefined)
    if (isOpen) setEnded({ job, outcome })
    else tellPublished(studio, { job, outcome })
  })

  return {
    open() {
      setEnded(undefined)
      setOpen(true)
    },
    dialog: isOpen ? (
      <PublishDialog
        show={show}
        running={running}
        ended={ended}
        onStarted={(job) => setRunning((newer) => newer ?? { job, show: id, fraction: 0 })}
        onAgain={() => setEnded(undefined)}
        onClose={() => setOpen(false)}
      />
    ) : null,
  }
}
