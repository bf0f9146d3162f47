import { FileText, FolderOpen } from 'lucide-react'
import { useState, type ClipboardEvent, type RefObject } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { Button } from '../elements/button.tsx'
import styles from './version-dialog.module.css'

/** A new text, and where it is from. What is typed can be gone on with; a file's or a very long one is held, not shown. */
export type NewText = { readonly text: string; readonly heldFrom?: string }

type VersionSourceProps = Readonly<{
  value: NewText
  field: RefObject<HTMLTextAreaElement | null>
  onChange: (value: NewText) => void
}>

/** Characters that a field shows without holding the page up. */
const mostShown = 100_000

/** Where the new text comes in: pasted, typed, or from a file. */
export function VersionSource({ value, field, onChange }: VersionSourceProps) {
  const { bridge } = useStudio()
  const [trouble, setTrouble] = useState<string>()
  const { text, heldFrom } = value

  async function openFile() {
    const reply = await ask(bridge, 'episode.chooseVersion')
    // Messages in the corner are below a dialog.
    setTrouble(reply.ok || reply.code === 'cancelled' ? undefined : explain(reply))
    if (reply.ok && reply.data !== null) onChange({ text: reply.data.text, heldFrom: reply.data.file })
  }
  function hold(event: ClipboardEvent) {
    const pasted = event.clipboardData.getData('text/plain')
    if (pasted.length <= mostShown) return
    event.preventDefault()
    onChange({ text: pasted, heldFrom: 'Pasted text' })
  }
  const open = (
    <>
      <Button size="small" icon={<FolderOpen />} onClick={() => void openFile()}>
        Open a file…
      </Button>
      {trouble !== undefined && <p role="alert">{trouble}</p>}
    </>
  )

  if (heldFrom !== undefined)
    return (
      <div className={styles['held']}>
        <FileText className={styles['icon']} />
        <span className={styles['file']}>{heldFrom}</span>
        <span className={styles['quiet']}>{countOf(text.length, 'character')}</span>
        <Button size="small" onClick={() => onChange({ text: '' })}>
          Paste another
        </Button>
        {open}
      </div>
    )
  return (
    <div className={styles['source']}>
      <textarea
        ref={field}
        aria-label="New text of the whole script"
        placeholder="Paste the whole new text here. Lines whose words stay the same keep their takes."
        spellCheck={false}
        className={styles['field']}
        data-is-filled={text !== ''}
        value={text}
        onPaste={hold}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      {open}
    </div>
  )
}
