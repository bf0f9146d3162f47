import type { EpisodeAudio } from '../components/episode-types.ts'
import { spellTime } from '../components/spell-time.ts'
import styles from './chapter-strip.module.css'

type ChapterStripProps = Readonly<{ audio: EpisodeAudio; onGo: (time: number) => void }>

/** Narrower than this part of the episode, a chapter has no room for its name. */
const roomForName = 0.05

/** The chapters above the wave, each as long as it is. */
export function ChapterStrip({ audio, onGo }: ChapterStripProps) {
  if (audio.chapters.length === 0) return null
  return (
    <ol aria-label="Chapters" className={styles['strip']}>
      {audio.chapters.map((chapter, index) => {
        const start = chapter.start / audio.seconds
        const end = (audio.chapters[index + 1]?.start ?? audio.seconds) / audio.seconds
        return (
          <li
            key={`${chapter.start} ${chapter.title}`}
            className={styles['chapter']}
            style={{ left: `${start * 100}%`, width: `${Math.max(0, end - start) * 100}%` }}
          >
            <button
              type="button"
              className={styles['name']}
              title={`${chapter.title} · ${spellTime(chapter.start)}`}
              aria-label={`${chapter.title}, ${spellTime(chapter.start)}`}
              onClick={() => onGo(chapter.start)}
            >
              {end - start > roomForName ? chapter.title : ''}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
