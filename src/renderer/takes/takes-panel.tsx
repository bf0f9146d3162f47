import { explain } from '../bridge/explain.ts'
import type { RenderPlan } from '../components/episode-types.ts'
import type { CaretLine } from '../editor/desk-view.ts'
import { LineTakesView } from './line-takes-view.tsx'
import { useLineTakes } from './use-line-takes.ts'
import { useRested } from './use-rested.ts'
import type { Takes } from './use-takes.ts'
import styles from './takes.module.css'

type TakesPanelProps = Readonly<{
  episode: string
  plan: RenderPlan | undefined
  caret: CaretLine | undefined
  takes: Takes
}>

/** Milliseconds that the caret rests in a line before its takes are looked up. */
const caretRest = 120

/** Every take of the line that the caret is in, and what can be done with them. */
export function TakesPanel({ episode, plan, caret, takes }: TakesPanelProps) {
  const line = useRested(caret?.line ?? -1, caretRest)
  if (caret === undefined || line < 0)
    return (
      <p className={styles['nothing']}>
        {caret === undefined
          ? 'Put the caret into a line, and its takes are here.'
          : 'The takes of this line are here when it has been saved.'}
      </p>
    )
  return <TakesOfLine episode={episode} plan={plan} line={line} takes={takes} />
}

function TakesOfLine({
  episode,
  plan,
  line,
  takes,
}: Omit<TakesPanelProps, 'caret'> & Readonly<{ line: number }>) {
  const reply = useLineTakes(episode, line)
  if (reply === undefined) return null
  if (!reply.ok) return <p className={styles['nothing']}>{explain(reply)}</p>
  return <LineTakesView of={reply.data} plan={plan} takes={takes} />
}
