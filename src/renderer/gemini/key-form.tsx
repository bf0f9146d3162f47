import { ExternalLink } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import { useRequest } from '../bridge/use-request.ts'
import { Button } from '../elements/button.tsx'
import { TextField } from '../elements/text-field.tsx'
import type { GeminiState } from './gemini-types.ts'
import styles from './gemini.module.css'

type KeyFormProps = Readonly<{
  /** The keyboard goes to the field when it comes. */
  takesFocus: boolean
  /** `trouble`: why Google could not be asked about a key that is kept all the same. */
  onSaved: (trouble: GeminiState['trouble']) => void
  onCancel?: (() => void) | undefined
}>

/** Where a key is pasted. What is typed goes to main once and is forgotten here. */
export function KeyForm({ takesFocus, onSaved, onCancel }: KeyFormProps) {
  const { bridge } = useStudio()
  const report = useReport()
  const [key, setKey] = useState('')
  const { isBusy, failure, send, forget } = useRequest('gemini.setKey')
  const box = useRef<HTMLFormElement>(null)
  const helpId = useId()
  useEffect(() => {
    if (takesFocus) box.current?.querySelector('input')?.focus()
  }, [takesFocus])

  async function save() {
    if (key.trim() === '' || isBusy) return
    const saved = await send({ key: key.trim() })
    if (saved === undefined) return
    setKey('')
    onSaved(saved.data.trouble)
  }

  return (
    <form
      ref={box}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={styles['row']}>
        <span className={styles['grow']}>
          <TextField
            label="Gemini key"
            type="password"
            autoComplete="off"
            placeholder="Paste the key here"
            aria-describedby={helpId}
            aria-invalid={failure !== undefined}
            value={key}
            onText={(text) => {
              setKey(text)
              forget()
            }}
          />
        </span>
        <Button type="submit" look="primary" aria-disabled={key.trim() === '' || isBusy}>
          {isBusy ? 'Asking Google…' : 'Save'}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>Cancel</Button>}
        <Button
          look="quiet"
          icon={<ExternalLink />}
          onClick={() => void ask(bridge, 'app.openLink', { link: 'gemini-key' }).then(report)}
        >
          Get a key
        </Button>
      </div>
      {failure === undefined ? (
        <p id={helpId} className={styles['hint']}>
          Google is asked once whether it knows the key. That is free, and only a key that it knows is kept.
        </p>
      ) : (
        <p id={helpId} role="alert" className={styles['failure']}>
          {explain(failure)}
        </p>
      )}
    </form>
  )
}
