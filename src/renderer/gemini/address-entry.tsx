import { useId, useState } from 'react'
import { explain } from '../bridge/explain.ts'
import { useRequest } from '../bridge/use-request.ts'
import { Button } from '../elements/button.tsx'
import { TextField } from '../elements/text-field.tsx'
import styles from './gemini.module.css'

/** Where requests go in place of Google, for those who must go through a proxy. */
export function AddressEntry({ address }: Readonly<{ address: string | undefined }>) {
  const { isBusy, failure, send, forget } = useRequest('settings.set')
  const [typed, setTyped] = useState<string>()
  const text = typed ?? address ?? ''
  const isChanged = text.trim() !== (address ?? '')
  const helpId = useId()

  async function save(wanted: string) {
    if (isBusy) return
    const saved = await send({ geminiAddress: wanted === '' ? null : wanted })
    if (saved !== undefined) setTyped(undefined)
  }

  return (
    <details className={styles['advanced']} open={address !== undefined ? true : undefined}>
      <summary className={styles['summary']}>Advanced</summary>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (isChanged) void save(text.trim())
        }}
      >
        <h3 className={styles['name']}>Address</h3>
        <div className={styles['row']}>
          <span className={styles['grow']}>
            <TextField
              label="Address in place of Google’s"
              placeholder="Google’s own"
              inputMode="url"
              aria-describedby={helpId}
              aria-invalid={failure !== undefined}
              value={text}
              onText={(next) => {
                setTyped(next)
                forget()
              }}
            />
          </span>
          <Button type="submit" aria-label="Save the address" aria-disabled={!isChanged || isBusy}>
            Save
          </Button>
          {address !== undefined && (
            <Button look="quiet" onClick={() => void save('')}>
              Google’s own
            </Button>
          )}
        </div>
        <p
          id={helpId}
          role={failure === undefined ? undefined : 'alert'}
          className={failure === undefined ? styles['hint'] : styles['failure']}
        >
          {failure === undefined
            ? 'Only for a proxy of your own that stands before Gemini: the key and the script go there. It must begin with https://, unless it is on this computer.'
            : explain(failure)}
        </p>
      </form>
    </details>
  )
}
