import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './notice-bar.module.css'

type NoticeBarProps = Readonly<{ tone?: 'plain' | 'caution'; actions?: ReactNode; children: ReactNode }>

/** A calm line across a screen: something a person should know, and what can be done. */
export function NoticeBar({ tone = 'plain', actions, children }: NoticeBarProps) {
  return (
    <div role="status" className={classNames(styles['bar'], tone === 'caution' && styles['caution'])}>
      {tone === 'caution' ? (
        <TriangleAlert className={styles['icon']} />
      ) : (
        <Info className={styles['icon']} />
      )}
      <div className={styles['text']}>{children}</div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
