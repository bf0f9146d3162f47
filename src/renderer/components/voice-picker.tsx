import { ChevronDown, Play, Square } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '../elements/button.tsx'
import { classNames } from '../elements/class-names.ts'
import { placeFloating, type Anchor } from '../elements/floating.ts'
import { TextField } from '../elements/text-field.tsx'
import type { Engine, Voice } from './episode-types.ts'
import styles from './voice-picker.module.css'

/** What the voice of any speaker is chosen from and heard with. */
export type VoiceChoosing = Readonly<{
  /** What speaks the episode: its own voices come first. */
  engine: Engine
  voices: readonly Voice[]
  /** The voice that is being heard. */
  heard: string | undefined
  onHear: (voice: string) => void
}>

/** The same for one speaker. */
export type SpeakerVoiceProps = VoiceChoosing &
  Readonly<{
    speaker: string
    voice: string
    /** Opens the gallery. */
    onShowAll: () => void
    onChoose: (voice: string) => void
  }>

/** Which voice a speaker has: a button with its name that opens the list of all. */
export function VoicePicker(props: SpeakerVoiceProps) {
  const { speaker, voice, engine, voices, onShowAll, onChoose } = props
  const unknown = engine === 'gemini' ? 'not in the list' : 'not a voice'
  const [anchor, setAnchor] = useState<Anchor>()
  const button = useRef<HTMLButtonElement>(null)
  const current = voices.find((candidate) => candidate.name === voice)

  function close() {
    setAnchor(undefined)
    button.current?.focus()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles['button']}
        aria-haspopup="listbox"
        aria-expanded={anchor !== undefined}
        aria-label={`Voice of ${speaker}: ${voice}${current === undefined ? '' : `, ${current.character}`}`}
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      >
        <span className={styles['name']}>{voice}</span>
        <span className={styles['character']}>{current?.character ?? unknown}</span>
        <ChevronDown className={styles['chevron']} />
      </button>
      {anchor !== undefined && (
        <VoiceList
          {...props}
          anchor={anchor}
          onClose={close}
          onShowAll={() => {
            close()
            onShowAll()
          }}
          onChoose={(name) => {
            close()
            onChoose(name)
          }}
        />
      )}
    </>
  )
}

type VoiceListProps = SpeakerVoiceProps & Readonly<{ anchor: Anchor; onClose: () => void }>

function VoiceList(props: VoiceListProps) {
  const { speaker, voice, engine, voices, heard, anchor, onHear, onShowAll, onChoose, onClose } = props
  const [wanted, setWanted] = useState('')
  const groups = groupsFor[engine]
  const found = filterVoices(voices, groups, wanted)
  const [active, setActive] = useState(voice)
  const at = Math.max(
    0,
    found.findIndex((candidate) => candidate.name === active),
  )
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const optionId = (name: string) => `${id}-${name}`
  const current = found[at]

  useLayoutEffect(() => {
    if (box.current !== null) placeFloating(box.current, anchor, 'start')
  }, [anchor])
  useEffect(() => {
    box.current?.querySelector('[data-active=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined)
      setActive(found[Math.min(found.length - 1, Math.max(0, at + step))]?.name ?? voice)
    else if (event.key === 'ArrowRight' && current !== undefined) onHear(current.name)
    else if (event.key === 'Enter' && current !== undefined) onChoose(current.name)
    else if (event.key === 'Tab' && event.shiftKey) onClose()
    else if (event.key === 'Escape') return undefined
    else return event.stopPropagation()
    event.preventDefault()
    return event.stopPropagation()
  }

  return (
    <>
      <div className={styles['outside']} onPointerDown={onClose} />
      <div
        ref={box}
        className={styles['box']}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          onClose()
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          // A question about a voice stands above the list, which waits.
          if (!(relatedTarget instanceof Element) || relatedTarget.closest('dialog') !== null) return
          if (!currentTarget.contains(relatedTarget)) onClose()
        }}
      >
        <TextField
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={current === undefined ? undefined : optionId(current.name)}
          label={`Find a voice for ${speaker}`}
          placeholder="Find by name or character"
          // The list was opened to choose from it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={wanted}
          onText={setWanted}
          onKeyDown={onKeyDown}
        />
        <div id={id} role="listbox" aria-label="Voices" tabIndex={-1} className={styles['list']}>
          {groups.map(({ of, title }) => {
            const group = found.filter((candidate) => candidate.engine === of)
            return group.length === 0 ? null : (
              <div key={of} role="group" aria-label={title}>
                <div aria-hidden="true" className={styles['title']}>
                  {title}
                </div>
                {group.map((candidate) => (
                  <div
                    key={candidate.name}
                    id={optionId(candidate.name)}
                    role="option"
                    aria-selected={candidate.name === voice}
                    data-active={candidate === current}
                    className={classNames(styles['option'], candidate === current && styles['active'])}
                    onPointerMove={() => setActive(candidate.name)}
                    onClick={() => onChoose(candidate.name)}
                  >
                    <span className={styles['name']}>{candidate.name}</span>
                    <span className={styles['character']}>{candidate.character}</span>
                    <span
                      aria-hidden="true"
                      className={styles['play']}
                      onClick={(event) => {
                        event.stopPropagation()
                        onHear(candidate.name)
                      }}
                    >
                      {heard === candidate.name ? (
                        <Square fill="currentColor" />
                      ) : (
                        <Play fill="currentColor" />
                      )}
                    </span>
                  </div>
                ))}
              </div>
            )
          })}
        </div>
        {found.length === 0 && <p className={styles['nothing']}>No voice is called that.</p>}
        <div className={styles['foot']}>
          <p className={styles['keys']}>→ hear · Enter take</p>
          <Button size="small" look="quiet" onClick={onShowAll}>
            All voices…
          </Button>
        </div>
      </div>
    </>
  )
}

type Group = { readonly of: Engine; readonly title: string }

/** The voices of the engine that speaks come first; of the other's, one like it is taken. */
const groupsFor: Readonly<Record<Engine, readonly Group[]>> = {
  draft: [
    { of: 'draft', title: 'Draft voices' },
    { of: 'gemini', title: 'Gemini voices · a draft voice stands in' },
  ],
  gemini: [
    { of: 'gemini', title: 'Gemini voices' },
    { of: 'draft', title: 'Draft voices · a Gemini voice stands in' },
  ],
}

/** In the order of the groups, as the list shows them. */
function filterVoices(voices: readonly Voice[], groups: readonly Group[], wanted: string): readonly Voice[] {
  const plain = wanted.trim().toLowerCase()
  return groups.flatMap(({ of }) =>
    voices.filter(
      (voice) =>
        voice.engine === of &&
        `${voice.name} ${voice.character} ${voice.gender}`.toLowerCase().includes(plain),
    ),
  )
}
