import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { Button } from '../elements/button.tsx'
import { useOneSound } from '../player/one-sound.ts'
import { MusicParts } from './music-parts.tsx'
import { PieceRow } from './piece-row.tsx'
import { useMusic } from './use-music.ts'
import { useMusicActions } from './use-music-actions.ts'
import styles from './music.module.css'

/** The music of an episode, and the pieces there are to choose from. */
export function EpisodeMusic({ id }: Readonly<{ id: string }>) {
  const heading = useId()
  const music = useMusic(id)
  const actions = useMusicActions(id)
  const { bridge } = useStudio()
  const { heard, toggle } = useOneSound()
  const [isAdding, setAdding] = useState(false)
  if (music === undefined) return null
  const { pieces, broken } = music.shelf

  async function add() {
    setAdding(true)
    await actions.add()
    setAdding(false)
  }
  return (
    <section aria-labelledby={heading} className={styles['music']}>
      <h2 id={heading} className={styles['heading']}>
        Music
      </h2>
      <MusicParts music={music} actions={actions} />
      {pieces.length > 0 && (
        <ul aria-label="Music of this library" className={styles['pieces']}>
          {pieces.map((piece) => (
            <PieceRow
              key={piece.key}
              piece={piece}
              isHeard={heard?.name === piece.key}
              actions={actions}
              onHear={(key) => void toggle(key, () => ask(bridge, 'music.hear', { piece: key }))}
            />
          ))}
        </ul>
      )}
      {broken.map(({ file, message }) => (
        <p key={file} className={styles['problem']}>
          {message}
        </p>
      ))}
      <Button icon={<Plus />} disabled={isAdding} onClick={() => void add()}>
        {isAdding ? 'Adding…' : 'Add music…'}
      </Button>
      <p className={styles['quiet']}>
        {pieces.length === 0
          ? 'WAV, MP3, M4A, FLAC or Ogg that you may use. In the script it is heard where [music: its name] stands.'
          : `In the script, [music: ${pieces[0]?.name ?? ''}] plays it where it stands.`}
      </p>
    </section>
  )
}
