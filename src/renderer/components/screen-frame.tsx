import type { ReactNode } from 'react'
import styles from './screen-frame.module.css'

type ScreenFrameProps = Readonly<{
  title: string
  /** The title is for screen readers alone: what is on the screen speaks for itself. */
  isBare?: boolean
  isNarrow?: boolean
  /** How much is on the screen: "12 episodes". */
  count?: string | undefined
  actions?: ReactNode
  children: ReactNode
}>

/** A screen with its title, and at its right what can be done there. */
export function ScreenFrame(props: ScreenFrameProps) {
  const { title, isBare = false, isNarrow = false, count, actions, children } = props
  return (
    <div className={styles['screen']} data-is-narrow={isNarrow}>
      {isBare ? (
        <h1 className="visually-hidden">{title}</h1>
      ) : (
        <header className={styles['header']}>
          <h1 className={styles['heading']}>{title}</h1>
          <span className={styles['count']}>{count}</span>
          <span className={styles['actions']}>{actions}</span>
        </header>
      )}
      {children}
    </div>
  )
}

/** What takes the rest of a screen, and scrolls by itself. */
export function ScreenRest({ children }: Readonly<{ children: ReactNode }>) {
  return <div className={styles['rest']}>{children}</div>
}
