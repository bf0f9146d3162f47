import type { ErrorCode } from '../../shared/studio-error.ts'
import { useGo } from '../components/navigation.ts'
import { Button } from '../elements/button.tsx'

type WaysOutProps = Readonly<{
  code: ErrorCode
  onAddKey: () => void /** Absent where draft voices speak already. */
  onUseDraft: (() => void) | undefined
}>

/** What a person can press when Gemini cannot speak. */
export function WaysOut({ code, onAddKey, onUseDraft }: WaysOutProps) {
  const go = useGo()
  return (
    <>
      {code === 'key-missing' && (
        <Button size="small" onClick={onAddKey}>
          Add a key…
        </Button>
      )}
      {(code === 'key-invalid' || code === 'key-leaked' || code === 'key-forbidden') && (
        <Button size="small" onClick={onAddKey}>
          Replace the key…
        </Button>
      )}
      {code === 'budget-reached' && (
        <Button size="small" onClick={() => go({ screen: 'settings', part: 'budget' })}>
          Change the budget…
        </Button>
      )}
      {(code === 'unknown-model' || code === 'proxy-answered' || code === 'address-refused') && (
        <Button size="small" onClick={() => go({ screen: 'settings', part: 'gemini' })}>
          Gemini settings…
        </Button>
      )}
      {onUseDraft !== undefined && ofGemini.has(code) && (
        <Button size="small" look="quiet" onClick={onUseDraft}>
          Use draft voices
        </Button>
      )}
    </>
  )
}

/** Failures that the draft voices do not have. */
const ofGemini: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'key-missing',
  'key-invalid',
  'key-leaked',
  'key-forbidden',
  'keychain-unavailable',
  'unknown-model',
  'request-refused',
  'rate-limited',
  'daily-limit',
  'server-trouble',
  'no-network',
  'proxy-answered',
  'address-refused',
  'budget-reached',
])
