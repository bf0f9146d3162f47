import { isStudioError, type ErrorCode, type StudioError } from '../../shared/studio-error.ts'

/** One free question to Google with a key. Throws StudioError: what Google says of the key, or what came between. */
export type TestKey = (key: string) => Promise<void>

/** What concerns the key itself, or the wish to keep it. Anything else may be over in a minute. */
const refusals: readonly ErrorCode[] = ['key-invalid', 'key-leaked', 'key-forbidden', 'cancelled']

/**
 * Whether a key may be kept: throws where Google refuses it. Returns what was in the way where it could not be asked, and
 * undefined where the key is good.
 */
export async function tryKey(key: string, test: TestKey): Promise<StudioError | undefined> {
  try {
    await test(key)
    return undefined
  } catch (error) {
    if (!isStudioError(error) || refusals.includes(error.code)) throw error
    return error
  }
}
