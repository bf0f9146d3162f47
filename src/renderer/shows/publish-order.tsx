import { FolderOpen, Upload } from 'lucide-react'
import { useId, useState } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { checkAddress } from '../../core/publish/check-address.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import { useRequest } from '../bridge/use-request.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { TextField } from '../elements/text-field.tsx'
import type { Show } from './show-types.ts'
import { StayedEpisodes } from './stayed-episodes.tsx'
import styles from './publish.module.css'

type PublishOrderProps = Readonly<{ show: Show; onStarted: (job: string) => void; onClose: () => void }>

/** Where a show is published: the folder, and its address on the web. */
export function PublishOrder({ show, onStarted, onClose }: PublishOrderProps) {
  const { queries } = useStudio()
  const facts = useQuery('publish.describe', { id: show.id })
  const choosing = useRequest('publish.chooseFolder')
  const starting = useRequest('publish.start')
  const [chosen, setChosen] = useState<string>()
  const [address, setAddress] = useState(show.feed.address ?? '')
  const addressId = useId()
  const described = facts?.ok === true ? facts.data : undefined
  const folder = chosen ?? described?.folder
  const [fault] = address.trim() === '' ? [] : checkAddress(address)
  const failure = starting.failure ?? choosing.failure ?? (facts?.ok === false ? facts : undefined)
  const hasSome = described !== undefined && described.finished + described.stayed.length > 0
  const isReady = folder !== undefined && address.trim() !== '' && hasSome

  async function choose() {
    const answer = await choosing.send({ id: show.id })
    if (answer === undefined || answer.data === null) return
    setChosen(answer.data)
    // What is published there already decides what stays.
    queries.refresh('publish.describe')
  }
  async function start() {
    if (!isReady) return
    const job = await starting.send({ id: show.id, address: address.trim() })
    if (job !== undefined) onStarted(job.data)
  }

  return (
    <Dialog
      title={`Publish ${show.title}`}
      width={560}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            icon={<Upload />}
            disabled={!isReady || starting.isBusy}
            onClick={() => void start()}
          >
            Publish
          </Button>
        </>
      }
    >
      <div className={styles['order']}>
        <p>
          Writes feed, page, sound, transcripts and covers into a folder. Put that folder on any web host, or
          choose one that is on the web already.
        </p>
        <div className={styles['part']}>
          <h3 className={styles['name']}>Folder</h3>
          <div className={styles['row']}>
            <span className={styles['folder']}>{folder ?? 'None chosen yet'}</span>
            <Button icon={<FolderOpen />} disabled={choosing.isBusy} onClick={() => void choose()}>
              {folder === undefined ? 'Choose…' : 'Change…'}
            </Button>
          </div>
        </div>
        <div className={styles['part']}>
          <h3 className={styles['name']}>Its address on the web</h3>
          <TextField
            label="Its address on the web"
            aria-describedby={addressId}
            placeholder="https://example.com/podcast"
            inputMode="url"
            maxLength={2000}
            value={address}
            onText={setAddress}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void start()
            }}
          />
          <p id={addressId} className={fault === undefined ? styles['quiet'] : styles['caution']}>
            {fault === undefined
              ? 'Where listeners will find the folder. It stands in every link of the feed.'
              : `${fault.message} ${fault.wayOut}`}
          </p>
        </div>
        {described !== undefined && (
          <p className={styles['quiet']}>
            {hasSome
              ? `The feed will hold ${countOf(described.finished + described.stayed.length, 'episode')}`
              : 'No episode has finished sound yet: generate one first'}
            {described.unfinished.length > 0 &&
              `; not generated yet, and left out: ${described.unfinished.slice(0, 5).join(', ')}${described.unfinished.length > 5 ? ` and ${described.unfinished.length - 5} more` : ''}`}
            .
          </p>
        )}
        {described !== undefined && <StayedEpisodes stayed={described.stayed} />}
        {failure !== undefined && (
          <p role="alert" className={styles['failure']}>
            {explain(failure)}
          </p>
        )}
      </div>
    </Dialog>
  )
}
