import { Lock, Play, Square, Trash2 } from 'lucide-react'
import { spellDollars } from '../../core/price/spell-dollars.ts'
import { spellDate } from '../components/spell-date.ts'
import { Button } from '../elements/button.tsx'
import { IconButton } from '../elements/icon-button.tsx'
import type { LineTake, LineTakes } from './take-types.ts'
import { spellLength, takeName } from './take-words.ts'
import type { Takes } from './use-takes.ts'
import { VerdictMark } from './verdict-mark.tsx'
import styles from './takes.module.css'

type TakeItemProps = Readonly<{ of: LineTakes; take: LineTake; takes: Takes }>

/** One take: hear it, what is known of it, use it. */
export function TakeItem({ of, take, takes }: TakeItemProps) {
  const { verdict, isAccepted, isChosen, reasons } = take
  const name = takeName(take)
  const isHeard = takes.heard === take.take
  const isDoubted = verdict === 'doubtful' || verdict === 'bad'
  return (
    <li className={styles['take']} data-chosen={isChosen}>
      <div className={styles['title']}>
        <IconButton
          label={`${isHeard ? 'Stop' : 'Hear'} ${lowered(name)}`}
          size="small"
          icon={isHeard ? <Square fill="currentColor" /> : <Play fill="currentColor" strokeWidth={0} />}
          onClick={() => takes.hear(take)}
        />
        <h3 className={styles['name']}>{name}</h3>
        {isChosen && (
          <span className={styles['use']}>
            {of.isLocked && <Lock aria-hidden="true" />}
            {of.isLocked ? 'in use, locked' : 'in use'}
          </span>
        )}
      </div>
      <p className={styles['facts']}>{factsOf(take)}</p>
      <VerdictMark verdict={verdict} isAccepted={isAccepted} />
      {reasons.length > 0 && (
        <ul className={styles['reasons']}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {(!isChosen || isDoubted) && (
        <div className={styles['actions']}>
          {!isChosen && (
            <Button
              size="small"
              aria-label={`Use ${lowered(name)}`}
              onClick={() => void takes.pick(of, take)}
            >
              Use this
            </Button>
          )}
          {isDoubted && (
            <Button
              size="small"
              look={isAccepted ? 'quiet' : 'plain'}
              aria-label={isAccepted ? `Doubt ${lowered(name)} again` : `Accept ${lowered(name)}`}
              onClick={() => void takes.accept(of, take.take, !isAccepted)}
            >
              {isAccepted ? 'Doubt again' : 'Accept'}
            </Button>
          )}
          {!isChosen && (
            <span className={styles['end']}>
              <IconButton
                label={`Remove ${lowered(name)}`}
                size="small"
                icon={<Trash2 />}
                onClick={() => void takes.discard(of, take)}
              />
            </span>
          )}
        </div>
      )}
    </li>
  )
}

function factsOf({ madeAt, seconds, cost, isFromPassage }: LineTake): string {
  return [
    spellDate(madeAt, new Date()),
    spellLength(seconds),
    cost === 0 ? 'free' : spellDollars(cost),
    ...(isFromPassage ? ['from a passage'] : []),
  ].join(' · ')
}

/** A name inside a sentence. */
function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
