import { Headphones, Lock, LockOpen } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { RenderPlan } from '../components/episode-types.ts'
import { Button } from '../elements/button.tsx'
import { LineNote } from './line-note.tsx'
import { RetakeButtons } from './retake-buttons.tsx'
import { TakeItem } from './take-item.tsx'
import type { LineTakes } from './take-types.ts'
import type { Takes } from './use-takes.ts'
import styles from './takes.module.css'

const BlindDialog = lazy(async () => ({ default: (await import('./blind-dialog.tsx')).BlindDialog }))

type LineTakesViewProps = Readonly<{ of: LineTakes; plan: RenderPlan | undefined; takes: Takes }>

/** A line with its takes, its lock and its note. */
export function LineTakesView({ of, plan, takes }: LineTakesViewProps) {
  const [isComparing, setComparing] = useState(false)
  const hasChosen = of.takes.some(({ isChosen }) => isChosen)
  return (
    <div className={styles['panel']}>
      <header className={styles['head']}>
        <h2 className={styles['speaker']}>{of.speaker}</h2>
        <p className={styles['words']}>{of.text}</p>
      </header>
      {of.takes.length === 0 && !of.isAwaited && (
        <p className={styles['quiet']}>This line is new: its first take is made with the episode.</p>
      )}
      {hasChosen && (
        <div className={styles['actions']}>
          <Button
            size="small"
            icon={of.isLocked ? <LockOpen /> : <Lock />}
            title={
              of.isLocked
                ? 'From then on the line is made again when its voice or its style is changed'
                : 'The take in use stays, whatever voice, style or model is chosen, until the line is changed'
            }
            onClick={() => void takes.setLocked(of, !of.isLocked)}
          >
            {of.isLocked ? 'Unlock' : 'Lock'}
          </Button>
          {of.takes.length > 1 && (
            <Button
              size="small"
              icon={<Headphones />}
              onClick={() => {
                takes.hush()
                setComparing(true)
              }}
            >
              Compare blind
            </Button>
          )}
        </div>
      )}
      {of.takes.length > 0 && (
        <ul aria-label="Takes" className={styles['takes']}>
          {of.takes.map((take) => (
            <TakeItem key={take.take} of={of} take={take} takes={takes} />
          ))}
        </ul>
      )}
      <RetakeButtons of={of} plan={plan} takes={takes} />
      <LineNote key={of.line} of={of} takes={takes} />
      {isComparing && (
        <Suspense>
          <BlindDialog of={of} takes={takes} onClose={() => setComparing(false)} />
        </Suspense>
      )}
    </div>
  )
}
