import { useState } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { beginComparison, choose, type Draw } from './blind-comparison.ts'
import { BlindPair } from './blind-pair.tsx'
import type { LineTake, LineTakes } from './take-types.ts'
import { takeName } from './take-words.ts'
import type { Takes } from './use-takes.ts'
import styles from './blind-dialog.module.css'

type BlindDialogProps = Readonly<{
  of: LineTakes
  takes: Takes
  draw?: Draw
  onClose: () => void
}>

/** The takes of a line against each other, two at a time and without their names; the winner is picked and named. */
export function BlindDialog({ of: given, takes, draw = Math.random, onClose }: BlindDialogProps) {
  // What is compared stays the same, whatever comes meanwhile.
  const [of] = useState(given)
  const [comparison, setComparison] = useState(() =>
    beginComparison(
      of.takes.map(({ take }) => take),
      draw,
    ),
  )
  const known = (take: string) => of.takes.find((candidate) => candidate.take === take)

  if (comparison.step === 'chosen') {
    const winner = known(comparison.take)
    if (winner === undefined) return null
    // Picked when the sheet goes: until then nobody could reach the way back.
    const finish = () => {
      onClose()
      if (!winner.isChosen) void takes.pick(of, winner)
    }
    return (
      <Dialog
        key="outcome"
        title={`It is ${lowered(takeName(winner))}`}
        width={460}
        onClose={finish}
        actions={
          <Button look="primary" onClick={finish}>
            Done
          </Button>
        }
      >
        <p>{outcomeOf(winner, of)}</p>
      </Dialog>
    )
  }

  const { round } = comparison
  const [first, second] = [known(round.pair[0]), known(round.pair[1])]
  if (first === undefined || second === undefined) return null

  return (
    <Dialog key="question" title="Which one is better?" width={460} onClose={onClose}>
      <p className={styles['words']}>{of.text}</p>
      <BlindPair
        key={round.pair.join()}
        pair={[first, second]}
        onChoose={(side) => setComparison(choose(round, side, draw))}
      />
      <p className={styles['quiet']}>
        Both are equally loud here.{' '}
        {round.waiting.length === 0
          ? 'The one you choose is named then.'
          : `The one you choose meets the next: ${countOf(round.waiting.length, 'take')} to come.`}
      </p>
    </Dialog>
  )
}

function outcomeOf(winner: LineTake, { isLocked }: LineTakes): string {
  if (winner.isChosen) return 'It is the one in use already, so nothing changes.'
  return isLocked
    ? 'It is locked in place of the other, and heard from the next time the episode is generated.'
    : 'It is heard from the next time the episode is generated.'
}

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
