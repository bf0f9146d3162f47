import { CircleAlert, Info } from 'lucide-react'
import { foldFindings } from '../../core/publish/fold-findings.ts'
import { countOf } from '../../core/text/count-of.ts'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { LeftOutEpisodes, StayedEpisodes } from './stayed-episodes.tsx'
import type { PublishEnd } from './tell-published.ts'
import styles from './publish.module.css'

type PublishResultProps = Readonly<{ ended: PublishEnd; onAgain: () => void; onClose: () => void }>

/** How publishing ended, and what directories would refuse or like better. */
export function PublishResult({ ended, onAgain, onClose }: PublishResultProps) {
  const { bridge } = useStudio()
  const { job, outcome } = ended
  if (outcome.end !== 'finished')
    return (
      <Dialog
        title={outcome.end === 'cancelled' ? 'Stopped' : 'Nothing was published'}
        width={520}
        onClose={onClose}
        actions={
          <>
            <Button onClick={onClose}>Close</Button>
            <Button look="primary" onClick={onAgain}>
              Try again
            </Button>
          </>
        }
      >
        <p role={outcome.end === 'failed' ? 'alert' : 'status'}>
          {outcome.end === 'failed' ? explain(outcome) : 'The folder is as it was before.'}
        </p>
      </Dialog>
    )
  const refused = outcome.findings.filter(({ level }) => level === 'refused')
  return (
    <Dialog
      title={refused.length === 0 ? 'Published' : 'Published, but not ready for directories'}
      width={600}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void ask(bridge, 'publish.reveal', { job })}>Show in folder</Button>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className={styles['order']}>
        <p role="status">
          {countOf(outcome.episodes, 'episode')} in {outcome.folder}:{' '}
          {outcome.written === 0
            ? 'everything was there already'
            : `${countOf(outcome.written, 'file')} written`}
          {outcome.removed > 0 && `, ${outcome.removed} removed`}.
        </p>
        <p className={styles['folder']}>{outcome.feed}</p>
        <p className={styles['quiet']}>
          The address of the feed: hand it in at Apple Podcasts, Spotify and others once the folder is on the
          web.
        </p>
        {outcome.unfinished.length > 0 && (
          <p className={styles['quiet']}>Left out, not generated yet: {outcome.unfinished.join(', ')}.</p>
        )}
        <StayedEpisodes stayed={outcome.stayed} />
        <LeftOutEpisodes leftOut={outcome.leftOut} />
        {outcome.left.length > 0 && (
          <p className={styles['quiet']}>
            No longer needed, but changed by somebody else and left: {outcome.left.join(', ')}.
          </p>
        )}
        {outcome.findings.length > 0 && (
          <ul aria-label="What directories will say" className={styles['findings']}>
            {foldFindings(outcome.findings).map(({ rule, level, episode, message, wayOut }) => (
              <li
                key={`${rule} ${episode ?? ''} ${message}`}
                className={styles['finding']}
                data-level={level}
              >
                {level === 'refused' ? <CircleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
                <span>
                  <strong>{level === 'refused' ? 'Would be refused: ' : 'Advice: '}</strong>
                  {message} {wayOut}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}
