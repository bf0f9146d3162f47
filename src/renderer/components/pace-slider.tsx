import { Slider } from '../elements/slider.tsx'
import styles from './pace-slider.module.css'

type PaceSliderProps = Readonly<{
  speaker: string
  /** Times the usual pace. */
  pace: number
  onSlide: (pace: number) => void
}>

/** How fast a speaker speaks, with its figure. */
export function PaceSlider({ speaker, pace, onSlide }: PaceSliderProps) {
  return (
    <>
      <Slider
        label={`Pace of ${speaker}`}
        min={0.5}
        max={2}
        step={0.05}
        value={pace}
        valueText={`${pace.toFixed(2)} times`}
        onSlide={(value) => onSlide(Math.round(value * 100) / 100)}
      />
      <span className={styles['figure']}>{pace.toFixed(2)}×</span>
    </>
  )
}
