import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import styles from './select.module.css'

type SelectProps<Value extends string> = Readonly<
  Omit<ComponentProps<'select'>, 'className' | 'value' | 'onChange' | 'children'> & {
    value: Value
    options: readonly { readonly value: Value; readonly label: string }[]
    onChoose: (value: Value) => void
  }
>

/** A choice out of a few. */
export function Select<Value extends string>({ value, options, onChoose, ...rest }: SelectProps<Value>) {
  return (
    <span className={styles['host']}>
      <select
        {...rest}
        className={styles['select']}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen !== undefined) onChoose(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className={styles['chevron']} />
    </span>
  )
}
