import { useEffect, useEffectEvent, useId, useState } from 'react'
import type { LineTakes } from './take-types.ts'
import type { Takes } from './use-takes.ts'
import styles from './takes.module.css'

/** Letters that a note may have. */
const longest = 2000

type LineNoteProps = Readonly<{ of: LineTakes; takes: Takes }>

/** What a person wants to remember of a line; kept when the field is left. */
export function LineNote({ of, takes }: LineNoteProps) {
  const id = useId()
  const [text, setText] = useState<string>()
  const [saved, setSaved] = useState(of.note)

  function save() {
    if (text === undefined || text === saved) return
    setSaved(text)
    void takes.decide(of, { kind: 'note', note: text }).then((isKept) => isKept || setSaved(saved))
  }
  const saveLast = useEffectEvent(save)
  // A field that goes while it has the focus is left without a word.
  useEffect(() => () => saveLast(), [])

  return (
    <div className={styles['note']}>
      <label htmlFor={id} className={styles['label']}>
        Note
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={longest}
        value={text ?? of.note}
        className={styles['field']}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
      />
    </div>
  )
}
