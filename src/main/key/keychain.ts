import { createOneAtATime } from '../files/one-at-a-time.ts'
import { keychainFailed, keychainNotLoaded, keychainSilent } from './keychain-problem.ts'

/** The one entry in the operating system's keychain. Every method may throw StudioError('keychain-unavailable'). */
export interface Keychain {
  /** undefined where nothing is kept, or, on Linux, where the keyring is locked and stays so. */
  readonly read: () => Promise<string | undefined>
  readonly write: (key: string) => Promise<void>
  /** Also fine where nothing is kept. */
  readonly remove: () => Promise<void>
}

/** The part of keytar that is used. */
export type NativeKeychain = {
  readonly getPassword: (service: string, account: string) => Promise<string | null>
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>
  readonly deletePassword: (service: string, account: string) => Promise<boolean>
}

export type KeychainOptions = {
  /** Loads keytar; without libsecret it is the loading itself that throws. */
  readonly load?: () => Promise<NativeKeychain>
  readonly platform?: NodeJS.Platform
  /** Seconds that an answer is awaited. */
  readonly patience?: number
}

/** Under what the key is kept; other programs see these two. */
const service = 'Castwright'
const account = 'gemini-api-key'

/** Seconds. Enough for a slow keychain, not for a person who is not there. */
export const keychainPatience = 10

/** The keychain of this system, through keytar. */
export function createKeychain({
  load = async () => (await import('keytar')).default,
  platform = process.platform,
  patience = keychainPatience,
}: KeychainOptions = {}): Keychain {
  const oneAtATime = createOneAtATime()
  let isStuck = false

  const call = async <Result>(work: (native: NativeKeychain) => Promise<Result>): Promise<Result> => {
    // A call without an answer holds one of the few threads that read and write files: never a second one.
    if (isStuck) throw keychainSilent(patience)
    const native = await load().catch((error: unknown) => {
      throw keychainNotLoaded(error, platform)
    })
    const unstick = (): void => {
      isStuck = false
    }
    const answer = work(native)
    const { promise: givenUp, reject: giveUp } = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      isStuck = true
      answer.then(unstick, unstick)
      giveUp(keychainSilent(patience))
    }, patience * 1000)
    try {
      return await Promise.race([answer, givenUp])
    } catch (error) {
      throw keychainFailed(error)
    } finally {
      clearTimeout(timer)
    }
  }
  const ask: typeof call = (work) => oneAtATime('keychain', () => call(work))

  return {
    read: () => ask(async (native) => (await native.getPassword(service, account)) ?? undefined),
    write: (key) => ask((native) => native.setPassword(service, account, key)),
    remove: () => ask(async (native) => void (await native.deletePassword(service, account))),
  }
}
