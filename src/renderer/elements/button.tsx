import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './button.module.css'

export type ButtonProps = Readonly<
  Omit<ComponentProps<'button'>, 'className' | 'children'> & {
    look?: 'primary' | 'plain' | 'quiet' | 'danger'
    size?: 'normal' | 'small'
    icon?: ReactNode
    children: ReactNode
  }
>

export function Button({ look = 'plain', size = 'normal', icon, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles['button'], styles[look], size === 'small' && styles['small'])}
    >
      {icon}
      <span className={styles['label']}>{children}</span>
    </button>
  )
}
