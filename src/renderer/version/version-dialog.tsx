import { useEffect, useRef, useState } from 'react'
import { readForm } from '../editor/text-form.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import type { Desk } from '../screens/use-desk.ts'
import { spellRender, spellVersion } from './spell-version.ts'
import { useComparison } from './use-comparison.ts'
import { VersionDiff } from './version-diff.tsx'
import { VersionRemarks } from './version-remarks.tsx'
import { VersionSource, type NewText } from './version-source.tsx'
import type { VersionComparison } from './version-types.ts'
import styles from './version-dialog.module.css'

type VersionDialogProps = Readonly<{
  desk: Pick<Desk, 'script' | 'file' | 'cast'>
  episode: string
  onTake: (text: string, comparison: VersionComparison) => void
  onClose: () => void
}>

/** Takes the whole new text of a script in, and shows what it changes and costs before it is taken. */
export function VersionDialog({ desk, episode, onTake, onClose }: VersionDialogProps) {
  const [source, setSource] = useState<NewText>({ text: '' })
  const state = useComparison(desk, episode, source.text)
  const comparison = state.step === 'compared' ? state.comparison : undefined
  const field = useRef<HTMLTextAreaElement>(null)
  // Here, after the dialog has taken the focus for itself.
  useEffect(() => {
    if (source.heldFrom === undefined) field.current?.focus()
  }, [source.heldFrom])
  return (
    <Dialog
      title="Paste a new version"
      width={860}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            disabled={comparison === undefined}
            onClick={() => comparison !== undefined && onTake(readForm(source.text).body, comparison)}
          >
            Take this version
          </Button>
        </>
      }
    >
      <div className={styles['body']}>
        <VersionSource value={source} field={field} onChange={setSource} />
        <div role="status" className={styles['sum']}>
          {state.step === 'comparing' && <p className={styles['late']}>Comparing…</p>}
          {state.step === 'refused' && <p>{state.message}</p>}
          {comparison !== undefined && (
            <>
              <p className={styles['changes']}>{spellVersion(comparison)}</p>
              <p className={styles['quiet']}>{spellRender(comparison)}</p>
            </>
          )}
        </div>
        {comparison !== undefined && (
          <>
            <VersionRemarks comparison={comparison} />
            {comparison.rows.some(({ kind }) => kind !== 'same') && <VersionDiff {...comparison} />}
          </>
        )}
      </div>
    </Dialog>
  )
}
