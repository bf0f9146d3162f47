import { Play, Square } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useStudio } from '../bridge/studio-context.tsx'
import { Button } from '../elements/button.tsx'
import { KeyHint } from '../elements/key-hint.tsx'
import { Segmented } from '../elements/segmented.tsx'
import { useObservable } from '../state/observable.ts'
import { PairVoice, type PairedTake, type PairSide } from './pair-voice.ts'
import type { LineTake } from './take-types.ts'
import styles from './blind-dialog.module.css'

type BlindPairProps = Readonly<{
  pair: readonly [LineTake, LineTake]
  onChoose: (side: PairSide) => void
}>

/** Two takes as 1 and 2, heard in turns. */
export function BlindPair({ pair, onChoose }: BlindPairProps) {
  const { mediaAddress } = useStudio()
  const [voice] = useState(() => {
    const paired = ({ media, seconds, loudness }: LineTake): PairedTake => ({
      address: mediaAddress(media),
      seconds,
      loudness,
    })
    return new PairVoice([paired(pair[0]), paired(pair[1])], [new Audio(), new Audio()])
  })
  const { side, isPlaying } = useObservable(voice)
  useEffect(() => () => voice.destroy(), [voice])

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const act = actionOf(event)
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (act === 'toggle') voice.toggle()
    else if (act === 'choose') onChoose(side)
    else voice.switchTo(act)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const name = side + 1
  return (
    <div className={styles['pair']}>
      <Segmented
        label="The take that is heard"
        value={side === 0 ? '1' : '2'}
        options={[
          { value: '1', label: '1' },
          { value: '2', label: '2' },
        ]}
        onChoose={(value) => voice.switchTo(value === '1' ? 0 : 1)}
      />
      <Button
        icon={isPlaying ? <Square fill="currentColor" /> : <Play fill="currentColor" strokeWidth={0} />}
        aria-keyshortcuts="Space"
        onClick={voice.toggle}
      >
        {isPlaying ? 'Stop' : 'Play'} <KeyHint keys="Space" />
      </Button>
      <Button look="primary" aria-keyshortcuts="Enter" onClick={() => onChoose(side)}>
        Choose {name} <KeyHint keys="Enter" />
      </Button>
      {/* Inside the sheet: what is outside of it is not read. */}
      <p role="status" className="visually-hidden">
        {name}, {isPlaying ? 'playing' : 'stopped'}
      </p>
    </div>
  )
}

/** What a key means here; on buttons Space and Enter mean the button. */
function actionOf({ key, target }: KeyboardEvent): PairSide | 'toggle' | 'choose' | undefined {
  if (key === '1') return 0
  if (key === '2') return 1
  if (target instanceof HTMLButtonElement) return undefined
  if (key === ' ') return 'toggle'
  return key === 'Enter' ? 'choose' : undefined
}
