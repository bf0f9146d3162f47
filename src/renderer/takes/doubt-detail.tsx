import { AudioLines, Check, Headphones, Lock, LockOpen } from 'lucide-react'
import type { RenderPlan } from '../components/episode-types.ts'
import { Button } from '../elements/button.tsx'
import { KeyHint } from '../elements/key-hint.tsx'
import type { Doubt } from './take-types.ts'
import { retakeLabel } from './take-words.ts'
import type { DoubtActions } from './use-doubt-actions.ts'
import { useLineTakes } from './use-line-takes.ts'
import { useRested } from './use-rested.ts'
import type { Takes } from './use-takes.ts'
import styles from './takes.module.css'
import { verdictWords } from './verdict-mark.tsx'

type DoubtDetailProps = Readonly<{
  episode: string
  plan: RenderPlan | undefined
  doubt: Doubt
  takes: Takes
  actions: DoubtActions
}>

/** Milliseconds that a take is selected before its price is looked up. */
const selectionRest = 120

/** All that was found in the selected take, and what can be done with it. */
export function DoubtDetail({ episode, plan, doubt, takes, actions }: DoubtDetailProps) {
  const reply = useLineTakes(episode, useRested(doubt.turn, selectionRest))
  const of = reply?.ok === true && reply.data.line === doubt.line ? reply.data : undefined
  const isLocked = plan?.lines.locks[doubt.turn] === 'l'
  const cannotBeRemade = isLocked || (of !== undefined && of.retake === undefined)
  return (
    <section aria-label="The selected take" className={styles['detail']}>
      <h3 className={styles['verdict']} data-verdict={doubt.verdict}>
        {verdictWords[doubt.verdict]}
      </h3>
      <ul className={styles['reasons']}>
        {doubt.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <div className={styles['deeds']}>
        <Button size="small" icon={<Headphones />} aria-keyshortcuts="Space" onClick={actions[' ']}>
          Hear <KeyHint keys="Space" />
        </Button>
        <Button size="small" icon={<Check />} aria-keyshortcuts="A" onClick={actions['a']}>
          Accept <KeyHint keys="A" />
        </Button>
        <Button
          size="small"
          icon={isLocked ? <LockOpen /> : <Lock />}
          aria-keyshortcuts="L"
          onClick={actions['l']}
        >
          {isLocked ? 'Unlock' : 'Lock'} <KeyHint keys="L" />
        </Button>
        <Button
          size="small"
          icon={<AudioLines />}
          aria-keyshortcuts="R"
          aria-disabled={cannotBeRemade || undefined}
          onClick={actions['r']}
        >
          {of?.retake === undefined ? 'Make another take' : retakeLabel('line', of.retake, takes.others)}{' '}
          <KeyHint keys="R" />
        </Button>
      </div>
    </section>
  )
}
