import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

type EmptyStateProps = Readonly<{
  picture?: ReactNode
  title: string
  isWholeScreen?: boolean
  children?: ReactNode
  actions?: ReactNode
}>

/** What a screen shows when it has nothing to show: why, and what to do about it. */
export function EmptyState({ picture, title, isWholeScreen = false, children, actions }: EmptyStateProps) {
  const Heading = isWholeScreen ? 'h1' : 'h2'
  return (
    <div className={styles['empty']}>
      {picture}
      <Heading className={styles['title']}>{title}</Heading>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
