import { CircleAlert, Lock, TriangleAlert } from 'lucide-react'
import type { Doubt } from './take-types.ts'
import styles from './takes.module.css'
import { verdictWords } from './verdict-mark.tsx'

type DoubtRowProps = Readonly<{
  id: string
  doubt: Doubt
  said: { readonly speaker: string; readonly words: string } | undefined
  place: number
  of: number
  isSelected: boolean
  isLocked: boolean
  onSelect: () => void
}>

/** One take to listen to: whose, its first words, and the gravest thing that was found. */
export function DoubtRow({ id, doubt, said, place, of, isSelected, isLocked, onSelect }: DoubtRowProps) {
  const Icon = doubt.verdict === 'bad' ? CircleAlert : TriangleAlert
  return (
    // The list has the focus and the keys.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-posinset={place}
      aria-setsize={of}
      className={styles['row']}
      onPointerDown={onSelect}
    >
      <span className={styles['sign']} data-verdict={doubt.verdict}>
        <Icon aria-hidden="true" />
        <span className="visually-hidden">{verdictWords[doubt.verdict]}: </span>
      </span>
      <span className={styles['what']}>
        <span className={styles['who']}>
          <strong>{said?.speaker}</strong> {said?.words}
        </span>
        <span className={styles['why']}>
          {isLocked && (
            <>
              <Lock aria-hidden="true" /> Locked.{' '}
            </>
          )}
          {doubt.reasons.join(' ')}
        </span>
      </span>
    </div>
  )
}
