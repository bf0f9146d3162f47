import { useId } from 'react'
import { foldPieceName } from '../../core/music/piece-name.ts'
import { Select } from '../elements/select.tsx'
import type { Music } from './use-music.ts'
import type { MusicActions } from './use-music-actions.ts'
import type { MusicPart } from './music-types.ts'
import styles from './music.module.css'

const parts = [
  { part: 'intro', label: 'Intro' },
  { part: 'outro', label: 'Outro' },
  { part: 'bed', label: 'Bed' },
] as const

/** Which pieces open and close the episode and go on under it. */
export function MusicParts({ music, actions }: Readonly<{ music: Music; actions: MusicActions }>) {
  return (
    <div className={styles['parts']}>
      {parts.map(({ part, label }) => (
        <PartSelect key={part} part={part} label={label} music={music} actions={actions} />
      ))}
    </div>
  )
}

type PartSelectProps = Readonly<{ part: MusicPart; label: string; music: Music; actions: MusicActions }>

function PartSelect({ part, label, music, actions }: PartSelectProps) {
  const id = useId()
  const { chosen, show } = music.ofEpisode
  const ofShow = show?.music[part] ?? null
  const own = chosen[part]
  const name = own === undefined ? ofShow : own
  const isMissing = name !== null && !music.names.known.has(foldPieceName(name))
  const pieces = music.shelf.pieces.map((piece) => piece.name)
  const names = own === undefined || own === null || pieces.includes(own) ? pieces : [own, ...pieces]
  const value =
    own === undefined ? (show === undefined ? 'none' : 'show') : own === null ? 'none' : `piece ${own}`
  return (
    <div className={styles['part']}>
      <label htmlFor={`${id}-select`}>{label}</label>
      <Select
        id={`${id}-select`}
        aria-describedby={isMissing ? `${id}-problem` : undefined}
        value={value}
        options={[
          ...(show === undefined
            ? []
            : [{ value: 'show', label: `As in ${show.title} (${ofShow ?? 'none'})` }]),
          { value: 'none', label: 'None' },
          ...names.map((piece) => ({ value: `piece ${piece}`, label: piece })),
        ]}
        onChoose={(wanted) => {
          if (wanted === 'show') void actions.choose(part, undefined)
          else if (wanted === 'none') void actions.choose(part, show === undefined ? undefined : null)
          else void actions.choose(part, wanted.slice('piece '.length))
        }}
      />
      {isMissing && (
        <p id={`${id}-problem`} className={styles['problem']}>
          There is no music called “{name}” in this library, so it is left out.
        </p>
      )}
    </div>
  )
}
