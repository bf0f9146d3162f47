import { useEffect, useRef, type ReactNode } from 'react'
import styles from './export.module.css'

type StepHeadProps = Readonly<{ tone?: 'plain' | 'danger'; children: ReactNode }>

/** The sentence that a step of the dialog begins with. It takes the focus, so that it is read and the next key has a place. */
export function StepHead({ tone = 'plain', children }: StepHeadProps) {
  const sentence = useRef<HTMLParagraphElement>(null)
  useEffect(() => sentence.current?.focus(), [])
  return (
    <p
      ref={sentence}
      tabIndex={-1}
      role={tone === 'danger' ? 'alert' : undefined}
      data-tone={tone}
      className={styles['head']}
    >
      {children}
    </p>
  )
}
