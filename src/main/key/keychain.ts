import { keychainFailed, keychainNotLoaded } from './keychain-problem.ts'

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
}

/** Under what the key is kept; other programs see these two. */
const service = 'Castwright'
const account = 'gemini-api-key'

/**
 * The keychain of this system, through keytar. It may wait for a person and hold a thread meanwhile, so it is used in a
 * process of its own alone: see `createChildKeychain`.
 */
export function createKeychain({
  load = async () => (await import('keytar')).default,
  platform = process.platform,
}: KeychainOptions = {}): Keychain {
  const ask = async <Result>(work: (native: NativeKeychain) => Promise<Result>): Promise<Result> => {
    const native = await load().catch((error: unknown) => {
      throw keychainNotLoaded(error, platform)
    })
    try {
      return await work(native)
    } catch (error) {
      throw keychainFailed(error)
    }
  }

  return {
    read: () => ask(async (native) => (await native.getPassword(service, account)) ?? undefined),
    write: (key) => ask((native) => native.setPassword(service, account, key)),
    remove: () => ask(async (native) => void (await native.deletePassword(service, account))),
  }
}
