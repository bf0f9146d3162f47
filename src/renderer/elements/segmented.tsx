import { useId, type ReactNode } from 'react'
import styles from './segmented.module.css'

type SegmentedProps<Value extends string> = Readonly<{
  label: string
  value: Value
  options: readonly { readonly value: Value; readonly label: string; readonly icon?: ReactNode }[]
  isDisabled?: boolean
  onChoose: (value: Value) => void
}>

/** Two or three ways to see the same thing, side by side. An icon stands in for its label, which is still read. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  isDisabled = false,
  onChoose,
}: SegmentedProps<Value>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={styles['group']}>
      {options.map((option) => (
        <label
          key={option.value}
          className={styles['segment']}
          title={option.icon === undefined ? undefined : option.label}
        >
          <input
            type="radio"
            className={styles['input']}
            name={name}
            checked={option.value === value}
            disabled={isDisabled}
            onChange={() => onChoose(option.value)}
            aria-label={option.label}
          />
          {option.icon ?? option.label}
        </label>
      ))}
    </div>
  )
}
