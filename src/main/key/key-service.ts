import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import { createOneAtATime } from '../files/one-at-a-time.ts'
import type { Settings } from '../settings/settings.ts'
import { cleanKey, endingOf, keyIn } from './clean-key.ts'
import type { EnvironmentKeys } from './environment-keys.ts'
import { findOffers, type KeyPlace } from './find-offers.ts'
import type { Keychain } from './keychain.ts'
import { tryKey, type TestKey } from './try-key.ts'

/** What the window may know of the key. */
export type KeyState = Pick<RequestOutput<'gemini.get'>, 'key' | 'keychainProblem' | 'offers'>

/** The key of the window. Whoever asks gets its last four characters; `reveal` is for the engine alone. */
export interface KeyService {
  /** What the keychain said is remembered; from here on it is asked anew. A question under way is new enough. */
  readonly forget: () => void
  readonly state: () => Promise<KeyState>
  /**
   * Tries a key with Google and keeps it: in the keychain, or where there is none in memory for this run. Throws for one
   * that is no key or that Google refuses; then all is as before.
   */
  readonly set: (text: string) => Promise<void>
  readonly remove: () => Promise<void>
  /** Takes over a key that was offered, as `set` does. */
  readonly importKey: (place: KeyPlace) => Promise<void>
  /** The key of this place is not wanted: it is not offered again. Throws what the settings file does. */
  readonly decline: (place: KeyPlace) => Promise<void>
  /** The key itself; undefined where there is none. Throws `keychain-unavailable` where nobody can tell. */
  readonly reveal: () => Promise<string | undefined>
}

export type KeyServiceOptions = {
  readonly keychain: Keychain
  readonly test: TestKey
  /** What `takeKeysFromEnvironment` took. */
  readonly variables: EnvironmentKeys
  /** The `.env` files beside the library as it is now. */
  readonly envFiles: () => readonly string[]
  readonly settings: Pick<Settings, 'get' | 'set'>
  /** Hears of each key before anything is done with it, so that no log ever has it. */
  readonly hide?: (key: string) => void
  /** Hears why Google could not be asked about a key that is kept all the same. */
  readonly onUntested?: (trouble: StudioError) => void
}

type Kept = {
  readonly key: string | undefined
  readonly where: 'keychain' | 'memory'
  readonly problem?: StudioError
}

/** Makes the key service; nothing is read before it is asked. */
export function createKeyService(options: KeyServiceOptions): KeyService {
  const { keychain, settings, hide = () => undefined } = options
  const oneAtATime = createOneAtATime()
  const inTurn = <Result>(work: () => Promise<Result>) => oneAtATime('key', work)
  /** Where there is no keychain: the key of this run, and why. */
  let inMemory: { readonly key: string; readonly problem: StudioError } | undefined
  /** What the keychain said, or is being asked: it may put a question on the screen each time. */
  let reading: Promise<Kept> | undefined
  let isReading = false

  const kept = async (): Promise<Kept> => {
    if (inMemory !== undefined) return { ...inMemory, where: 'memory' }
    reading ??= read()
    try {
      return await reading
    } catch (error) {
      reading = undefined
      throw error
    }
  }
  const read = async (): Promise<Kept> => {
    isReading = true
    try {
      const key = keyIn((await keychain.read()) ?? '')
      if (key !== undefined) hide(key)
      return { key, where: 'keychain' }
    } catch (error) {
      return { key: undefined, where: 'keychain', problem: keychainTrouble(error) }
    } finally {
      isReading = false
    }
  }

  const offers = async (key: string | undefined) => {
    const found = await findOffers({
      variables: options.variables,
      envFiles: options.envFiles(),
      declined: settings.get().declinedKeys,
      kept: key,
    })
    for (const offer of found) hide(offer.key)
    return found
  }

  const keep = async (text: string): Promise<void> => {
    const key = cleanKey(text)
    hide(key)
    const trouble = await tryKey(key, options.test)
    reading = undefined
    try {
      await keychain.write(key)
      inMemory = undefined
    } catch (error) {
      inMemory = { key, problem: keychainTrouble(error) }
    }
    if (trouble !== undefined) options.onUntested?.(trouble)
  }

  return {
    forget() {
      if (!isReading) reading = undefined
    },
    state: () =>
      inTurn(async () => {
        const { key, where, problem } = await kept()
        return {
          key: key === undefined ? { kind: 'none' } : { kind: 'kept', where, ending: endingOf(key) },
          ...(problem === undefined ? {} : { keychainProblem: problem.message }),
          offers: (await offers(key)).map((offer) => ({ place: offer.place, ending: endingOf(offer.key) })),
        }
      }),
    set: (text) => inTurn(() => keep(text)),
    remove: () =>
      inTurn(async () => {
        const wasInMemory = inMemory !== undefined
        inMemory = undefined
        reading = undefined
        try {
          await keychain.remove()
        } catch (error) {
          // Where the keychain cannot be used, the key of this run is all that could be removed.
          if (!wasInMemory || !isStudioError(error, 'keychain-unavailable')) throw error
        }
      }),
    importKey: (place) =>
      inTurn(async () => {
        const { key } = await kept()
        const offer = (await offers(key)).find((one) => one.place === place)
        if (offer === undefined)
          throw new StudioError(
            'key-missing',
            `There is no key in ${place} any more that could be taken over.`,
          )
        await keep(offer.key)
      }),
    async decline(place) {
      settings.set({ declinedKeys: [...new Set([...settings.get().declinedKeys, place])] })
    },
    reveal: () =>
      inTurn(async () => {
        const { key, problem } = await kept()
        if (key === undefined && problem !== undefined) throw problem
        return key
      }),
  }
}

/** The trouble with the keychain; a bug is thrown as it is. */
function keychainTrouble(error: unknown): StudioError {
  if (isStudioError(error, 'keychain-unavailable')) return error
  throw error
}
