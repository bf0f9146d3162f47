import { Plus } from 'lucide-react'
import { foldPieceName } from '../../core/music/piece-name.ts'
import { useQuery } from '../bridge/use-query.ts'
import { Button } from '../elements/button.tsx'
import { Select } from '../elements/select.tsx'
import { useAddMusic } from '../music/use-add-music.ts'
import { Field } from './show-field.tsx'
import type { Show } from './show-types.ts'
import { useChangeShow } from './use-shown-show.ts'
import styles from './shows.module.css'

const parts = [
  { part: 'intro', name: 'Intro', about: 'Opens each episode.' },
  { part: 'outro', name: 'Outro', about: 'Closes each episode.' },
  { part: 'bed', name: 'Bed', about: 'Goes on quietly under the words.' },
] as const

/** Which pieces of the library every episode has. */
export function ShowMusicFields({ show }: Readonly<{ show: Show }>) {
  const change = useChangeShow()
  const add = useAddMusic()
  const shelf = useQuery('music.list')
  const pieces = shelf?.ok === true ? shelf.data.pieces : []
  const known = new Set(pieces.flatMap(({ name, formerNames }) => [name, ...formerNames]).map(foldPieceName))
  return (
    <>
      {parts.map(({ part, name, about }) => {
        const chosen = show.music[part] ?? ''
        const names = pieces.map((piece) => piece.name)
        const offered = chosen === '' || names.includes(chosen) ? names : [chosen, ...names]
        const isMissing = shelf?.ok === true && chosen !== '' && !known.has(foldPieceName(chosen))
        return (
          <Field
            key={part}
            name={name}
            about={isMissing ? `This library has no music called “${chosen}”; it is left out.` : about}
          >
            {(aboutId) => (
              <Select
                aria-label={name}
                aria-describedby={aboutId}
                value={chosen}
                options={[{ value: '', label: 'None' }, ...offered.map((value) => ({ value, label: value }))]}
                onChoose={(piece) => void change({ music: { [part]: piece } })}
              />
            )}
          </Field>
        )
      })}
      <div className={styles['add']}>
        <Button size="small" icon={<Plus />} onClick={() => void add()}>
          Add music…
        </Button>
      </div>
    </>
  )
}
