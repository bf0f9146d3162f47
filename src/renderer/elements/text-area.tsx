import type { ComponentProps } from 'react'
import styles from './text-area.module.css'

type TextAreaProps = Readonly<
  Omit<ComponentProps<'textarea'>, 'className' | 'onChange' | 'value'> & {
    label: string
    value: string
    onText: (text: string) => void
  }
>

/** Several lines of text; it grows with them. The label is read, not shown: what stands beside it says what it is. */
export function TextArea({ label, value, onText, ...rest }: TextAreaProps) {
  return (
    <textarea
      rows={3}
      {...rest}
      className={styles['field']}
      aria-label={label}
      value={value}
      onChange={(event) => onText(event.target.value)}
    />
  )
}
