import { Button } from '../elements/button.tsx'
import type { ExportOfPresent } from './export-types.ts'
import { StepHead } from './step-head.tsx'
import styles from './export.module.css'

type PresentFilesProps = Readonly<{
  names: readonly string[]
  onChoose: (ofPresent: ExportOfPresent) => void
}>

const shownNames = 5

/** What becomes of files that are there already. */
export function PresentFiles({ names, onChoose }: PresentFilesProps) {
  return (
    <div className={styles['question']} role="group" aria-label="Files that are there already">
      <StepHead>
        {names.length === 1
          ? `${names[0]} is there already.`
          : `These are there already: ${spellNames(names)}.`}
      </StepHead>
      <div className={styles['row']}>
        <Button size="small" onClick={() => onChoose('keep-both')}>
          Keep both
        </Button>
        <Button size="small" onClick={() => onChoose('skip')}>
          {names.length === 1 ? 'Leave it out' : 'Leave them out'}
        </Button>
        <Button size="small" look="danger" onClick={() => onChoose('replace')}>
          Replace
        </Button>
      </div>
    </div>
  )
}

/** A few of them by name: all have the same one before their ending. */
function spellNames(names: readonly string[]): string {
  if (names.length <= shownNames) return names.join(', ')
  return `${names.slice(0, shownNames - 1).join(', ')} and ${names.length - shownNames + 1} more`
}
