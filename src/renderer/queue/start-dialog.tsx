import { useState, type FormEvent } from 'react'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { TextField } from '../elements/text-field.tsx'
import styles from './queue.module.css'

type StartDialogProps = Readonly<{
  title: string
  /** What the field begins with, milliseconds since 1970. */
  begin: number
  onChoose: (start: number) => void
  onClose: () => void
}>

/** Asks for a day and a time by the clock on the wall. */
export function StartDialog({ title, begin, onChoose, onClose }: StartDialogProps) {
  const [text, setText] = useState(() => localText(begin))
  const [isRefused, setRefused] = useState(false)
  function choose(event?: FormEvent) {
    event?.preventDefault()
    const start = new Date(text).getTime()
    if (Number.isNaN(start)) setRefused(true)
    else onChoose(start)
  }
  return (
    <Dialog
      title="When may it start?"
      width={440}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" onClick={() => choose()}>
            Start then
          </Button>
        </>
      }
    >
      <form className={styles['question']} onSubmit={choose}>
        <TextField
          data-first
          label={`When ${title} may start`}
          type="datetime-local"
          value={text}
          onText={setText}
        />
        <p>
          {isRefused
            ? 'Choose a day and a time.'
            : 'Castwright has to be open then; it keeps the computer awake for up to 12 hours.'}
        </p>
      </form>
    </Dialog>
  )
}

/** A moment as such a field wants it: "2026-11-24T01:00". */
function localText(moment: number): string {
  const date = new Date(moment)
  return new Date(moment - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
