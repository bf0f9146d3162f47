import { Ellipsis, FileInput, Pencil, Play, Square, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { spellDuration } from '../../core/text/spell-duration.ts'
import { InlineRename } from '../components/inline-rename.tsx'
import type { Anchor } from '../elements/floating.ts'
import { IconButton } from '../elements/icon-button.tsx'
import { Menu, type MenuItem } from '../elements/menu.tsx'
import type { MusicActions } from './use-music-actions.ts'
import type { Piece } from './music-types.ts'
import styles from './music.module.css'

type PieceRowProps = Readonly<{
  piece: Piece
  isHeard: boolean
  actions: MusicActions
  onHear: (piece: string) => void
}>

const kinds: Readonly<Record<Piece['kind'], string>> = {
  wav: 'WAV',
  mp3: 'MP3',
  aac: 'AAC',
  flac: 'FLAC',
  vorbis: 'Ogg Vorbis',
  opus: 'Opus',
}

/** A piece of music: hear it, and what else can be done with it. */
export function PieceRow({ piece, isHeard, actions, onHear }: PieceRowProps) {
  const [anchor, setAnchor] = useState<Anchor>()
  const [isRenaming, setRenaming] = useState(false)
  const { name, seconds, kind } = piece
  const items: readonly MenuItem[] = [
    { label: 'Rename', icon: <Pencil />, onChoose: () => setRenaming(true) },
    { label: 'Replace…', icon: <FileInput />, onChoose: () => void actions.replace(piece) },
    'line',
    { label: 'Remove', icon: <Trash2 />, isDanger: true, onChoose: () => void actions.remove(piece) },
  ]
  return (
    <li className={styles['piece']}>
      <IconButton
        label={isHeard ? `Stop ${name}` : `Hear ${name}`}
        size="small"
        icon={isHeard ? <Square /> : <Play />}
        onClick={() => onHear(piece.key)}
      />
      <div className={styles['words']}>
        {isRenaming ? (
          <InlineRename
            label="Name"
            title={name}
            onDone={(wanted) => {
              setRenaming(false)
              if (wanted !== undefined) void actions.rename(piece, wanted)
            }}
          />
        ) : (
          <p className={styles['name']}>{name}</p>
        )}
        <p className={styles['quiet']}>
          {spellDuration(seconds)} · {kinds[kind]}
        </p>
      </div>
      <IconButton
        label={`More about ${name}`}
        size="small"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        icon={<Ellipsis />}
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      />
      {anchor !== undefined && (
        <Menu
          label={`More about ${name}`}
          items={items}
          anchor={anchor}
          align="end"
          onClose={() => setAnchor(undefined)}
        />
      )}
    </li>
  )
}
