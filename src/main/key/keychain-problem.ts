import { isStudioError, StudioError } from '../../shared/studio-error.ts'

/** What the keychains of Linux say, and what it means. Their English words may be translated: the last entry is for those. */
const known: readonly (readonly [RegExp, string])[] = [
  [
    /autolaunch D-Bus|DBUS_SESSION_BUS_ADDRESS|connect to .*bus|Could not connect/i,
    'there is no session bus (D-Bus) here.',
  ],
  [
    /ServiceUnknown|not provided by any \.service|Spawn\.|StartServiceByName/i,
    'no keychain service is running here.',
  ],
  [/locked|IsLocked|dismissed|cancell?ed/i, 'it is locked.'],
  [/does not exist at path|NoSuchObject/i, 'it has no keyring yet that a key could be put in.'],
  [/Timeout was reached|NoReply/i, 'it did not answer.'],
]

/** Why the native part of the keychain could not be loaded. */
export function keychainNotLoaded(cause: unknown, platform: NodeJS.Platform): StudioError {
  return problem(
    platform === 'linux'
      ? 'the library libsecret is not installed (on Debian and Ubuntu the package libsecret-1-0).'
      : 'the part of the program that reaches it could not be loaded.',
    cause,
  )
}

/** Why the keychain could not do what it was asked. */
export function keychainFailed(cause: unknown): StudioError {
  if (isStudioError(cause)) return cause
  const said = cause instanceof Error ? cause.message : String(cause)
  const meaning = known.find(([pattern]) => pattern.test(said))?.[1]
  return problem(meaning ?? `it says "${said.slice(0, 200)}".`, cause)
}

/** Why nothing more is awaited. */
export function keychainSilent(seconds: number): StudioError {
  return problem(
    `it did not answer within ${seconds} s. It may be asking for a password in a window of its own.`,
  )
}

function problem(why: string, cause?: unknown): StudioError {
  return new StudioError('keychain-unavailable', `The keychain of this system cannot be used: ${why}`, {
    cause,
  })
}
