import { useState } from 'react'
import { webAddress } from '../../core/text/web-address.ts'
import { explain } from '../bridge/explain.ts'
import { ask, type Failure } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import type { EpisodeAudio } from '../components/episode-types.ts'
import { CheckBox } from '../elements/check-box.tsx'
import { ChapterDetails } from './chapter-details.tsx'
import { DetailField } from './detail-field.tsx'
import { EpisodePicture } from './episode-picture.tsx'
import type { DetailChanges } from './export-types.ts'
import styles from './about-episode.module.css'

type AboutEpisodeProps = Readonly<{
  id: string
  audio: EpisodeAudio | undefined
  /** The headings of the script, and where they stand in it. */
  chapters: readonly { readonly title: string; readonly at: number }[]
  onEditHeading: (at: number) => void
}>

/** What players, hosts and feeds say of the episode, and what its chapters have beside their titles. */
export function AboutEpisode({ id, audio, chapters, onEditHeading }: AboutEpisodeProps) {
  const { bridge, queries } = useStudio()
  const reply = useQuery('details.get', { id })
  const [failure, setFailure] = useState<Failure>()
  if (reply?.ok !== true) return null
  const details = reply.data

  async function change(changes: DetailChanges) {
    const answer = await ask(bridge, 'details.change', { id, changes })
    setFailure(answer.ok ? undefined : answer)
    await queries.renew('details.get', { id })
  }
  async function changeChapter(title: string, changes: { link?: string | null; isHidden?: boolean }) {
    const answer = await ask(bridge, 'details.changeChapter', { id, change: { title, ...changes } })
    setFailure(answer.ok ? undefined : answer)
    await queries.renew('details.get', { id })
  }

  return (
    <>
      <section aria-labelledby="about-episode" className={styles['section']}>
        <h3 id="about-episode" className={styles['title']}>
          About this episode
        </h3>
        <EpisodePicture id={id} picture={details.cover} />
        <div className={styles['numbers']}>
          <DetailField
            name="Number"
            inputMode="numeric"
            value={details.number?.toString()}
            fault={(text) =>
              readNumber(text, 99_999) === undefined ? 'Use a whole number, 1 or more.' : undefined
            }
            onSave={(text) => void change({ number: readNumber(text, 99_999) ?? null })}
          />
          <DetailField
            name="Season"
            inputMode="numeric"
            value={details.season?.toString()}
            fault={(text) =>
              readNumber(text, 9999) === undefined ? 'Use a whole number, 1 or more.' : undefined
            }
            onSave={(text) => void change({ season: readNumber(text, 9999) ?? null })}
          />
        </div>
        <DetailField
          name="Published on"
          type="date"
          value={details.date}
          onSave={(text) => void change({ date: text === '' ? null : text })}
        />
        <DetailField
          name="Author"
          maxLength={500}
          value={details.author}
          onSave={(text) => void change({ author: text === '' ? null : text })}
        />
        <DetailField
          name="Description"
          isLong
          maxLength={10_000}
          value={details.description}
          onSave={(text) => void change({ description: text === '' ? null : text })}
        />
        <DetailField
          name="Page"
          inputMode="url"
          placeholder="https://"
          maxLength={2000}
          value={details.link}
          fault={(text) => (isLink(text) ? undefined : 'Use an address that begins with https://.')}
          onSave={(text) => void change({ link: text === '' ? null : text })}
        />
        <CheckBox
          isChecked={details.isExplicit === true}
          onCheck={(isExplicit) => void change({ isExplicit: isExplicit ? true : null })}
        >
          Explicit language
        </CheckBox>
      </section>
      {chapters.length > 0 && (
        <ChapterDetails
          id={id}
          chapters={chapters}
          details={details.chapters}
          audio={audio}
          onChange={(title, changes) => void changeChapter(title, changes)}
          onEditHeading={onEditHeading}
        />
      )}
      <p role="alert" className={styles['failure']}>
        {failure === undefined ? '' : explain(failure)}
      </p>
    </>
  )
}

/** A number in its bounds, null for nothing; undefined for anything else. */
function readNumber(text: string, most: number): number | null | undefined {
  if (text === '') return null
  const number = Number(text)
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined
}
function isLink(text: string): boolean {
  return text === '' || webAddress(text) !== undefined
}
