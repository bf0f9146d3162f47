import { lazy, Suspense, useState } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { useCastHearing } from '../voices/use-cast-hearing.tsx'
import { useQuery } from '../bridge/use-query.ts'
import { Button } from '../elements/button.tsx'
import type { CastRow } from './cast-view.ts'
import type { Engine, EpisodeCast } from './episode-types.ts'
import { PaceSlider } from './pace-slider.tsx'
import { SpeakerMark } from './speaker-mark.tsx'
import { SpeakerVoice } from './speaker-voice.tsx'
import type { VoiceChoosing } from './voice-picker.tsx'
import styles from './cast-panel.module.css'

const GalleryDialog = lazy(async () => ({
  default: (await import('../voices/gallery-dialog.tsx')).GalleryDialog,
}))

type CastPanelProps = Readonly<{
  rows: readonly CastRow[]
  engine: Engine
  onChange: (speaker: string, change: EpisodeCast[string]) => void
  /** The show that the episode belongs to, and what can be done with it. */
  ofShow?: CastOfShow | undefined
}>

export type CastOfShow = {
  readonly title: string
  /** Gives the show what was chosen for the episode. */
  readonly onShare: (speaker: string, chosen: EpisodeCast[string]) => void
  /** Takes back what was chosen for the episode. */
  readonly onReset: (speaker: string) => void
}

/** Who speaks, and how each of them sounds. */
export function CastPanel({ rows, engine, onChange, ofShow }: CastPanelProps) {
  const reply = useQuery('voices.list')
  const voices = reply?.ok === true ? reply.data : []
  const { heard, hear, question } = useCastHearing(engine, voices)
  const [choosing, setChoosing] = useState<string>()
  const chosen = rows.find(({ speaker }) => speaker === choosing)
  if (rows.length === 0)
    return (
      <p className={styles['nothing']}>
        Write a name and a colon, and its speaker appears here with a voice.
      </p>
    )
  return (
    <>
      <ul className={styles['cast']}>
        {rows.map((row, index) => (
          <CastMemberItem
            key={row.speaker}
            row={row}
            index={index}
            choosing={{ engine, voices, heard, onHear: hear }}
            onShowAll={() => setChoosing(row.speaker)}
            onChange={(change) => onChange(row.speaker, change)}
            ofShow={ofShow}
          />
        ))}
      </ul>
      {question}
      {chosen !== undefined && (
        <Suspense>
          <GalleryDialog
            engine={engine}
            speaker={chosen.speaker}
            voice={chosen.voice}
            onUse={(voice) => {
              setChoosing(undefined)
              onChange(chosen.speaker, { voice })
            }}
            onClose={() => setChoosing(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}

type CastMemberItemProps = Readonly<{
  row: CastRow
  index: number
  choosing: VoiceChoosing
  onShowAll: () => void
  onChange: (change: EpisodeCast[string]) => void
  ofShow: CastOfShow | undefined
}>

function CastMemberItem(props: CastMemberItemProps) {
  const { row, index, choosing, onShowAll, onChange, ofShow } = props
  const { speaker, voice, pace, standIn, chosen } = row
  return (
    <li className={styles['member']}>
      <div className={styles['who']}>
        <SpeakerMark name={speaker} index={index} />
        <div className={styles['words']}>
          <h2 className={styles['speaker']}>{speaker}</h2>
          <p className={styles['quiet']}>
            {countOf(row.turns, 'line')} · {countOf(row.words, 'word')}
          </p>
        </div>
      </div>
      <SpeakerVoice
        speaker={speaker}
        voice={voice}
        {...choosing}
        onShowAll={onShowAll}
        onChoose={(name) => onChange({ voice: name })}
      />
      {ofShow !== undefined && row.isOfShow && <p className={styles['standIn']}>from {ofShow.title}</p>}
      {standIn !== undefined && <p className={styles['standIn']}>spoken by {standIn}</p>}
      <div className={styles['pace']}>
        <span className={styles['label']}>Pace</span>
        <PaceSlider speaker={speaker} pace={pace} onSlide={(value) => onChange({ pace: value })} />
      </div>
      {ofShow !== undefined && chosen !== undefined && (
        <div className={styles['shared']}>
          <Button size="small" onClick={() => ofShow.onShare(speaker, chosen)}>
            Use for the whole show
          </Button>
          <Button size="small" look="quiet" onClick={() => ofShow.onReset(speaker)}>
            Set back
          </Button>
        </div>
      )}
    </li>
  )
}
