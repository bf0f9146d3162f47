import type { PushData } from '../../shared/ipc/schemas.ts'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { ProgressBar } from '../elements/progress-bar.tsx'
import { PublishOrder } from './publish-order.tsx'
import { PublishResult } from './publish-result.tsx'
import type { Show } from './show-types.ts'
import type { PublishEnd } from './tell-published.ts'
import styles from './publish.module.css'

type PublishDialogProps = Readonly<{
  show: Show
  running: PushData<'publish.progress'> | undefined
  ended: PublishEnd | undefined
  onStarted: (job: string) => void
  onAgain: () => void
  onClose: () => void
}>

/** Publishing a show: where to, how it goes, and what directories will say. */
export function PublishDialog(props: PublishDialogProps) {
  const { show, running, ended, onStarted, onAgain, onClose } = props
  if (running !== undefined) return <Running {...props} running={running} />
  if (ended !== undefined) return <PublishResult ended={ended} onAgain={onAgain} onClose={onClose} />
  return <PublishOrder show={show} onStarted={onStarted} onClose={onClose} />
}

function Running({
  show,
  running,
  onClose,
}: PublishDialogProps & Readonly<{ running: PushData<'publish.progress'> }>) {
  const { bridge } = useStudio()
  return (
    <Dialog
      title={`Publishing ${show.title}`}
      width={520}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void ask(bridge, 'publish.cancel', { job: running.job })}>Stop</Button>
          <Button onClick={onClose}>Go on in the background</Button>
        </>
      }
    >
      <div className={styles['running']}>
        <p>What is there already as it should be is not written again. The feed comes last.</p>
        <ProgressBar label="Published" fraction={running.fraction} />
        <p className={styles['quiet']}>{Math.round(running.fraction * 100)} %</p>
      </div>
    </Dialog>
  )
}
