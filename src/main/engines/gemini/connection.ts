import type { Proxy } from '../../network/find-proxy.ts'
import { StudioError } from '../../../shared/studio-error.ts'

/** How Google is reached. */
export type Connection = {
  readonly apiKey: string
  /** In place of Google's own address; see `checkAddress`. */
  readonly baseUrl?: string | undefined
  /** Through which this thread reaches it; see `useProxy`. */
  readonly proxy?: Proxy | undefined
  /** Seconds one request may take, its answer included; below 300, where Node's own fetch gives up. */
  readonly timeout: number
  /** flex: answered when there is room, at half the price; `timeout` may be longer then. */
  readonly service?: 'flex' | undefined
}

/** Throws StudioError `key-missing`, or `key-invalid` for what no header can carry or is another kind of token. */
export function ensureKey(apiKey: string): void {
  if (apiKey.trim() === '') throw new StudioError('key-missing', 'There is no key for Gemini.')
  if (!/^[\x21-\x7e]{1,500}$/.test(apiKey) || apiKey.startsWith('auth_tokens/')) {
    throw new StudioError('key-invalid', 'What is kept as the key for Gemini is not a key.')
  }
}
