import type { ComponentProps, ReactNode } from 'react'
import styles from './text-field.module.css'

type TextFieldProps = Readonly<
  Omit<ComponentProps<'input'>, 'className' | 'onChange' | 'value'> & {
    label: string
    icon?: ReactNode
    value: string
    onText: (text: string) => void
  }
>

/** One line of text. The label is read, not shown: what stands beside it says what it is. */
export function TextField({ label, icon, value, onText, ...rest }: TextFieldProps) {
  return (
    <span className={styles['host']}>
      {icon !== undefined && <span className={styles['icon']}>{icon}</span>}
      <input
        type="text"
        spellCheck={false}
        {...rest}
        className={styles['field']}
        aria-label={label}
        value={value}
        onChange={(event) => onText(event.target.value)}
      />
    </span>
  )
}
