import { useEffect, useState, type ReactNode } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { usePush } from '../bridge/use-push.ts'
import { PublishDialog } from './publish-dialog.tsx'
import type { Show } from './show-types.ts'

export type PublishEnd = Pick<PushData<'publish.ended'>, 'job' | 'outcome'>

/** Publishing of a show. It goes on when the dialog is closed; then a toast tells how it ended. */
export function usePublish(show: Show): { readonly open: () => void; readonly dialog: ReactNode } {
  const { bridge, toasts } = useStudio()
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
    else tell({ job, outcome })
  })

  function tell({ job, outcome }: PublishEnd) {
    if (outcome.end === 'failed')
      toasts.show(`Nothing was published. ${explain(outcome)}`, { tone: 'danger' })
    if (outcome.end !== 'finished') return
    toasts.show(`${countOf(outcome.episodes, 'episode')} published in ${outcome.folder}`, {
      action: { label: 'Show in folder', onChoose: () => void ask(bridge, 'publish.reveal', { job }) },
    })
  }

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
