import { useEffect } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import type { RenderPlan } from '../components/episode-types.ts'
import type { DeskView } from '../editor/desk-view.ts'
import { ScriptEditor } from '../editor/script-editor.tsx'
import type { LineState } from '../editor/line-states.ts'
import { Button } from '../elements/button.tsx'
import { EpisodeEnding } from '../shows/episode-ending.tsx'
import type { Desk } from './use-desk.ts'
import styles from './desk-column.module.css'

type DeskColumnProps = Readonly<{
  desk: Desk
  view: DeskView
  zoom: number
  isPlaying: boolean
  ending: RenderPlan['ending']
}>

const stateWords: Readonly<Record<LineState, string>> = {
  made: 'made',
  new: 'not made yet',
  speaking: 'being spoken',
  failed: 'could not be spoken',
  doubtful: 'made, but listen to it',
  bad: 'made, but it sounds wrong',
}

/** The script, and one line below it that says where one is. */
export function DeskColumn({ desk, view, zoom, isPlaying, ending }: DeskColumnProps) {
  const { caret, map, unspoken, unknownMusic, isFollowing } = view
  const problems = map.problems.length + unspoken + unknownMusic
  // An empty page is there to be written on.
  useEffect(() => {
    if (desk.script.text() === '') desk.script.focus()
  }, [desk])
  return (
    <section aria-label="Script" className={styles['column']}>
      <ScriptEditor desk={desk.script} zoom={zoom} onBlur={() => void desk.file.flush()} />
      {ending !== undefined && <EpisodeEnding ending={ending} />}
      <footer className={styles['foot']}>
        <p>
          {caret === undefined
            ? countOf(desk.script.lines, 'line')
            : [
                `Line ${caret.turn + 1} of ${desk.script.lines}`,
                caret.speaker,
                stateWords[caret.state],
                ...(caret.isLocked ? ['locked'] : []),
              ].join(' · ')}
        </p>
        <span className={styles['end']}>
          {isPlaying && !isFollowing && (
            <Button size="small" look="quiet" onClick={() => desk.script.setFollowing(true)}>
              Follow the voice
            </Button>
          )}
          {problems > 0 && (
            <Button
              size="small"
              look="quiet"
              aria-keyshortcuts="F8"
              onClick={() => desk.script.showNextProblem()}
            >
              {countOf(problems, 'thing')} to look at
            </Button>
          )}
        </span>
      </footer>
    </section>
  )
}
