import type { ComponentProps } from 'react'
import styles from './slider.module.css'

type SliderProps = Readonly<
  Omit<ComponentProps<'input'>, 'className' | 'type' | 'value' | 'onChange'> & {
    label: string
    value: number
    valueText: string
    onSlide: (value: number) => void
  }
>

export function Slider({ label, value, valueText, onSlide, ...rest }: SliderProps) {
  return (
    <input
      {...rest}
      type="range"
      className={styles['slider']}
      aria-label={label}
      aria-valuetext={valueText}
      value={value}
      onChange={(event) => onSlide(event.target.valueAsNumber)}
    />
  )
}
