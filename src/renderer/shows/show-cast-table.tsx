import { Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { plainName } from '../../core/cast/plain-name.ts'
import { defaultVoices } from '../../core/cast/default-cast.ts'
import { useQuery } from '../bridge/use-query.ts'
import { Button } from '../elements/button.tsx'
import { TextField } from '../elements/text-field.tsx'
import { useCastHearing } from '../voices/use-cast-hearing.tsx'
import { ShowCastRow } from './show-cast-row.tsx'
import { useOwnEpisodes } from './show-episodes.tsx'
import { ShowSection } from './show-section.tsx'
import type { Show, ShowCast } from './show-types.ts'
import { useHeardChange } from './use-heard-change.tsx'
import { useShowActions } from './use-show-actions.ts'
import styles from './shows.module.css'

const GalleryDialog = lazy(async () => ({
  default: (await import('../voices/gallery-dialog.tsx')).GalleryDialog,
}))

/** Names that are offered; more would be a crowd. */
const mostOffered = 6

/** Who speaks in the show, and how each of them sounds in every episode that says nothing else. */
export function ShowCastTable({ show }: Readonly<{ show: Show }>) {
  const settings = useQuery('settings.get')
  const listed = useQuery('voices.list')
  const actions = useShowActions()
  const heard = useHeardChange(show)
  const engine = settings?.ok === true ? settings.data.settings.engine : 'draft'
  const voices = listed?.ok === true ? listed.data : []
  const hearing = useCastHearing(engine, voices)
  const [name, setName] = useState('')
  const [choosing, setChoosing] = useState<string>()
  const { cast } = heard.shown
  const speakers = Object.keys(cast)
  const isKnown = (speaker: string) => speakers.some((known) => plainName(known) === plainName(speaker))
  const offered = [...new Set(useOwnEpisodes(show).flatMap((episode) => episode.speakers))]
    .filter((speaker) => !isKnown(speaker))
    .slice(0, mostOffered)
  const shown = voicesOf(speakers, cast)

  const change = (next: ShowCast) => void heard.change({ cast: next })
  function add(speaker: string) {
    const wanted = speaker.trim()
    if (wanted === '' || isKnown(wanted)) return
    setName('')
    const voice = voicesOf([...speakers, wanted], cast).get(wanted)
    change({ ...cast, [wanted]: voice === undefined ? {} : { voice } })
  }
  function remove(speaker: string) {
    const before = cast
    const { [speaker]: _, ...rest } = cast
    change(rest)
    actions.offerUndo(`${speaker} removed from the cast.`, () => actions.change(show.id, { cast: before }))
  }

  return (
    <ShowSection
      title="Cast"
      about="The voices of the show. An episode, or its script, may give a speaker another."
    >
      {speakers.length > 0 && (
        <ul className={styles['cast']} aria-label="Cast">
          {speakers.map((speaker, index) => (
            <ShowCastRow
              key={speaker}
              speaker={speaker}
              index={index}
              entry={cast[speaker] ?? {}}
              voice={shown.get(speaker) ?? ''}
              choosing={{ engine, voices, heard: hearing.heard, onHear: hearing.hear }}
              onShowAll={() => setChoosing(speaker)}
              onChange={(entry) => change({ ...cast, [speaker]: entry })}
              onRemove={() => remove(speaker)}
            />
          ))}
        </ul>
      )}
      {heard.question}
      <div className={styles['add']}>
        <TextField
          label="Name of a speaker"
          placeholder="Name, as scripts have it"
          maxLength={200}
          value={name}
          onText={setName}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add(name)
          }}
        />
        <Button icon={<Plus />} disabled={name.trim() === '' || isKnown(name)} onClick={() => add(name)}>
          Add speaker
        </Button>
        {offered.map((speaker) => (
          <Button key={speaker} size="small" look="quiet" icon={<Plus />} onClick={() => add(speaker)}>
            {speaker}
          </Button>
        ))}
      </div>
      {hearing.question}
      {choosing !== undefined && (
        <Suspense>
          <GalleryDialog
            engine={engine}
            speaker={choosing}
            voice={shown.get(choosing) ?? ''}
            onUse={(voice) => {
              setChoosing(undefined)
              change({ ...cast, [choosing]: { ...cast[choosing], voice } })
            }}
            onClose={() => setChoosing(undefined)}
          />
        </Suspense>
      )}
    </ShowSection>
  )
}

function voicesOf(speakers: readonly string[], cast: ShowCast): ReadonlyMap<string, string> {
  const given = speakers.flatMap((speaker) => {
    const voice = cast[speaker]?.voice
    return voice === undefined ? [] : [[speaker, voice] as const]
  })
  return defaultVoices(speakers, new Map(given))
}
