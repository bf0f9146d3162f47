import { webAddress } from '../../core/text/web-address.ts'
import { spellTime } from '../components/spell-time.ts'
import type { EpisodeAudio } from '../components/episode-types.ts'
import { CheckBox } from '../elements/check-box.tsx'
import { DetailField } from './detail-field.tsx'
import { EpisodePicture } from './episode-picture.tsx'
import type { EpisodeDetails } from './export-types.ts'
import styles from './about-episode.module.css'

type ChapterDetailsProps = Readonly<{
  id: string
  chapters: readonly { readonly title: string; readonly at: number }[]
  details: EpisodeDetails['chapters']
  audio: EpisodeAudio | undefined
  onChange: (title: string, changes: { link?: string | null; isHidden?: boolean }) => void
  onEditHeading: (at: number) => void
}>

/** The headings of the script as chapters of exported files. Titles are changed in the script. */
export function ChapterDetails(props: ChapterDetailsProps) {
  const { id, chapters, details, audio, onChange, onEditHeading } = props
  return (
    <section aria-labelledby="chapters-of-episode" className={styles['section']}>
      <h3 id="chapters-of-episode" className={styles['title']}>
        Chapters
      </h3>
      <ol className={styles['chapters']}>
        {chapters.map(({ title, at }) => {
          const known = Object.hasOwn(details, title) ? details[title] : undefined
          const start = audio?.chapters.find((chapter) => chapter.title === title)?.start
          return (
            <li key={at} className={styles['chapter']}>
              <div className={styles['heading']}>
                <button
                  type="button"
                  className={styles['edit']}
                  title="Change the title in the script"
                  onClick={() => onEditHeading(at)}
                >
                  {title}
                </button>
                <span className={styles['time']}>{start === undefined ? '' : spellTime(start)}</span>
              </div>
              <DetailField
                name="Link"
                label={`Link of ${title}`}
                inputMode="url"
                placeholder="https://"
                maxLength={2000}
                value={known?.link}
                fault={(text) =>
                  text === '' || webAddress(text) !== undefined
                    ? undefined
                    : 'Use an address that begins with https://.'
                }
                onSave={(text) => onChange(title, { link: text === '' ? null : text })}
              />
              <EpisodePicture id={id} picture={known?.picture} chapter={title} />
              <CheckBox
                isChecked={known?.isHidden === true}
                onCheck={(isHidden) => onChange(title, { isHidden })}
              >
                Leave <span className="visually-hidden">{title} </span>out of the chapters
              </CheckBox>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
