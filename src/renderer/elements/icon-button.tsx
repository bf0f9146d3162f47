import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Tooltip } from './tooltip.tsx'
import styles from './icon-button.module.css'

export type IconButtonProps = Readonly<
  Omit<ComponentProps<'button'>, 'className' | 'children' | 'aria-label'> & {
    label: string
    keys?: string
    size?: 'normal' | 'small' | 'large'
    look?: 'quiet' | 'primary'
    icon: ReactNode
  }
>

/** A button that shows an icon alone; its name is read and shown on hover and focus. */
export function IconButton({ label, keys, size = 'normal', look = 'quiet', icon, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={classNames(styles['button'], styles[size], styles[look])}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
