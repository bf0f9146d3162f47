import { useState } from 'react'
import { explain } from '../bridge/explain.ts'
import { useRequest } from '../bridge/use-request.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { Button } from '../elements/button.tsx'
import { KeyForm } from './key-form.tsx'
import { RemoveKeyDialog } from './remove-key-dialog.tsx'
import type { GeminiState } from './gemini-types.ts'
import styles from './gemini.module.css'

type KeyEntryProps = Readonly<{ state: GeminiState; takesFocus: boolean }>

/** The key: which one is kept and where, and how it is tested, replaced or removed. Its words never come back here. */
export function KeyEntry({ state, takesFocus }: KeyEntryProps) {
  const { key } = state
  const { announcer } = useStudio()
  const { isBusy, failure, send, forget } = useRequest('gemini.testKey')
  const [asked, setAsked] = useState<'replace' | 'remove'>()
  const [isAccepted, setAccepted] = useState(false)
  const [untested, setUntested] = useState<GeminiState['trouble']>()

  async function test() {
    setAccepted(false)
    setUntested(undefined)
    setAccepted((await send()) !== undefined)
  }
  function saved(why: GeminiState['trouble']) {
    setAsked(undefined)
    forget()
    setAccepted(why === undefined)
    setUntested(why)
    announcer.say('The key is saved.')
  }

  return (
    <div className={styles['entry']}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <h3 className={styles['name']}>Key</h3>
          <p className={styles['about']}>
            <WhereItIs state={state} />
          </p>
        </div>
        {key.kind === 'kept' && (
          <div className={styles['row']}>
            <Button aria-disabled={isBusy} onClick={() => void (isBusy || test())}>
              {isBusy ? 'Asking Google…' : 'Test'}
            </Button>
            <Button aria-expanded={asked === 'replace'} onClick={() => setAsked('replace')}>
              Replace…
            </Button>
            <Button look="danger" onClick={() => setAsked('remove')}>
              Remove…
            </Button>
          </div>
        )}
      </div>
      {key.kind === 'none' && <KeyForm key="new" takesFocus={takesFocus} onSaved={saved} />}
      {key.kind === 'kept' && asked === 'replace' && (
        <KeyForm key="other" takesFocus onSaved={saved} onCancel={() => setAsked(undefined)} />
      )}
      <div role="status">
        {failure !== undefined && <p className={styles['failure']}>{explain(failure)}</p>}
        {key.kind === 'kept' && untested !== undefined && (
          <p className={styles['about']}>
            The key is kept, but Google could not be asked about it: {explain(untested)}
          </p>
        )}
        {key.kind === 'kept' && isAccepted && (
          <p className={styles['good']}>
            Google knows this key. Whether it may speak, and how much of today is left, shows only when
            something is spoken.
          </p>
        )}
      </div>
      {asked === 'remove' && key.kind === 'kept' && (
        <RemoveKeyDialog ending={key.ending} onClose={() => setAsked(undefined)} />
      )}
    </div>
  )
}

function WhereItIs({ state: { key, keychainProblem } }: Readonly<{ state: GeminiState }>) {
  if (key.kind === 'none')
    return (
      <>
        Your own key from Google AI Studio, kept in this system’s keychain and never shown again.
        {keychainProblem !== undefined &&
          ` ${keychainProblem} A key is then kept until Castwright is closed.`}
      </>
    )
  return (
    <>
      Ends in <strong className={styles['ending']}>…{key.ending}</strong>,{' '}
      {key.where === 'keychain'
        ? 'in the system’s keychain.'
        : `kept for this run only. ${keychainProblem ?? 'There is no keychain here.'}`}
    </>
  )
}
