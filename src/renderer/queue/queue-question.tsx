import { spellDollars } from '../../core/price/spell-dollars.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import { explain } from '../bridge/explain.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import type { Quote } from './quote-episodes.ts'
import styles from './queue.module.css'

type QueueQuestionProps = Readonly<{ quote: Quote; onAgree: () => void; onClose: () => void }>

/** Asked before episodes that Gemini speaks are put in line: what they cost together. */
export function QueueQuestion({ quote, onAgree, onClose }: QueueQuestionProps) {
  const { ids, lines, cost, wait, paid, ready, trouble } = quote
  return (
    <Dialog
      title={`Generate ${countOf(ids.length, 'episode')}?`}
      width={480}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" onClick={onAgree}>
            Generate · about {spellDollars(cost)}
          </Button>
        </>
      }
    >
      <div className={styles['question']}>
        <p>
          {countOf(lines, 'line')} to be spoken, in {spellDuration(Math.max(1, wait))} or so.{' '}
          {paid === ids.length ? 'Gemini speaks them' : `Gemini speaks ${paid} of the ${ids.length}`}, and
          Google charges about {spellDollars(cost)} to your key.
        </p>
        <p>They are made one after the other. You can stop them at any time; what is made is kept.</p>
        {ready > 0 && <p>{countOf(ready, 'episode')} up to date already, and left as they are.</p>}
        {trouble !== undefined && <p>{explain(trouble)}</p>}
      </div>
    </Dialog>
  )
}
