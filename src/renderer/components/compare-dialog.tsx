import { useMemo } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { diffLines, type DiffLine } from '../../core/text/diff-lines.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import styles from './compare-dialog.module.css'

type CompareDialogProps = Readonly<{
  mine: string
  other: string
  onTakeOther: () => void
  onKeepMine: () => void
  onClose: () => void
}>

/** Lines around a difference that are shown with it. */
const context = 2
const signs = { same: ' ', removed: '−', added: '+' } as const
const names = { same: '', removed: 'Only here: ', added: 'Only in the other: ' } as const

/** What another program's version of the script has that this one has not, and the other way round. */
export function CompareDialog({ mine, other, onTakeOther, onKeepMine, onClose }: CompareDialogProps) {
  const lines = useMemo(() => diffLines(mine, other), [mine, other])
  const shown = useMemo(() => nearDifferences(lines), [lines])
  const removed = lines.filter((line) => line.kind === 'removed').length
  const added = lines.filter((line) => line.kind === 'added').length
  return (
    <Dialog
      title="Two versions of this script"
      width={860}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onKeepMine}>Keep mine</Button>
          <Button look="primary" onClick={onTakeOther}>
            Take the other
          </Button>
        </>
      }
    >
      <p className={styles['sum']}>
        {countOf(removed, 'line')} only here (−), {countOf(added, 'line')} only in the other (+). Keep mine
        saves the other one in a file beside the script.
      </p>
      <ol className={styles['lines']}>
        {shown.map(({ line, at, isAfterGap }) => (
          <li key={at} data-kind={line.kind} data-gap={isAfterGap} className={styles['line']}>
            <span aria-hidden="true" className={styles['sign']}>
              {signs[line.kind]}
            </span>
            <span className="visually-hidden">{names[line.kind]}</span>
            {line.text === '' ? '\u{A0}' : line.text}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

function nearDifferences(lines: readonly DiffLine[]) {
  const isNear = new Set<number>()
  lines.forEach((line, at) => {
    if (line.kind !== 'same') for (let near = at - context; near <= at + context; near++) isNear.add(near)
  })
  return lines.flatMap((line, at) =>
    isNear.has(at) ? [{ line, at, isAfterGap: at > 0 && !isNear.has(at - 1) }] : [],
  )
}
