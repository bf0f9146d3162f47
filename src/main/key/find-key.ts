import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { cleanKey, keyIn } from './clean-key.ts'
import { keysInEnvironment } from './environment-keys.ts'
import { keyInFiles } from './key-file.ts'
import type { Keychain } from './keychain.ts'

/** Where the command line found its key. */
export type KeySource = 'GEMINI_API_KEY' | 'GOOGLE_API_KEY' | '.env' | 'keychain'
export type FoundKey = { readonly key: string; readonly from: KeySource }

export type FindKey = {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** `.env` files, the one that counts first. */
  readonly envFiles: readonly string[]
  readonly keychain: Keychain
}

/**
 * The key that the command line uses, from the first place that has one; the caller says which. Throws StudioError:
 * `key-missing`, `key-invalid` for a variable that is set to something else, `keychain-unavailable` when nothing else has
 * a key either.
 */
export async function findKeyForCommandLine({ environment, envFiles, keychain }: FindKey): Promise<FoundKey> {
  const [variable] = keysInEnvironment(environment)
  if (variable !== undefined) return { key: keyOf(variable.place, variable.text), from: variable.place }
  const inFile = await keyInFiles(envFiles)
  if (inFile !== undefined) return { key: inFile, from: '.env' }
  const kept = await keychain.read().catch((error: unknown) => {
    if (!isStudioError(error, 'keychain-unavailable')) throw error
    throw new StudioError(error.code, `${error.message} ${insteadOfKeychain}`, { cause: error })
  })
  const key = keyIn(kept ?? '')
  if (key === undefined)
    throw new StudioError(
      'key-missing',
      'There is no key: not in GEMINI_API_KEY or GOOGLE_API_KEY, not in a .env here or in the library, not in the keychain (or that is locked). "castwright key set" keeps one.',
    )
  return { key, from: 'keychain' }
}

/** What to do on a machine without a keychain. */
export const insteadOfKeychain = 'Set GEMINI_API_KEY in the environment instead.'

function keyOf(place: string, text: string): string {
  try {
    return cleanKey(text)
  } catch (error) {
    if (!isStudioError(error)) throw error
    throw new StudioError(error.code, `${place} is set, but: ${error.message}`, { cause: error })
  }
}
