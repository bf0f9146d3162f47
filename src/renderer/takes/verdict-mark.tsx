import { Check, CircleAlert, TriangleAlert } from 'lucide-react'
import type { LineTake } from './take-types.ts'
import styles from './takes.module.css'

type VerdictMarkProps = Readonly<Pick<LineTake, 'verdict' | 'isAccepted'>>

/** What the checks, or the person, said of a take: a shape, a colour and words. */
export function VerdictMark({ verdict, isAccepted }: VerdictMarkProps) {
  if (verdict === 'unchecked') return null
  if (isAccepted)
    return (
      <span className={styles['verdict']} data-verdict="ok">
        <Check aria-hidden="true" /> You found it good
      </span>
    )
  return (
    <span className={styles['verdict']} data-verdict={verdict}>
      {verdict === 'ok' ? (
        <Check aria-hidden="true" />
      ) : verdict === 'doubtful' ? (
        <TriangleAlert aria-hidden="true" />
      ) : (
        <CircleAlert aria-hidden="true" />
      )}{' '}
      {verdictWords[verdict]}
    </span>
  )
}

export const verdictWords = {
  ok: 'Sounds right',
  doubtful: 'Listen to it',
  bad: 'Sounds wrong',
} as const
