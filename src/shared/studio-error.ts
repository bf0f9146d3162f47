/** Every way in which Castwright is known to fail. A bug has no code of its own: it is `internal`. */
export const errorCodes = [
  'cancelled',
  'internal',
  'usage',
  'message-refused',
  // scripts and casts
  'script-empty',
  'script-too-large',
  'script-unreadable',
  'unknown-speaker',
  'unknown-voice',
  // engines
  'unspeakable-text',
  'unsupported-language',
  'engine-failed',
  'engine-timeout',
  'engine-unavailable',
  'text-blocked',
  'passage-too-long',
  'answer-unusable',
  'lines-unspoken',
  // Google
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
  // files
  'file-missing',
  'file-exists',
  'folder-missing',
  'not-a-file',
  'not-a-folder',
  'no-permission',
  'disk-full',
  'disk-read-only',
  'path-escapes',
  'io-failed',
  // lines and takes
  'line-changed',
  'line-locked',
  'retake-useless',
  'take-in-use',
  // the library
  'episode-broken',
  'episode-busy',
  'take-broken',
  'audio-unreadable',
  // music, pictures and what is published
  'audio-damaged',
  'audio-protected',
  'audio-unsupported',
  'audio-too-large',
  'picture-unreadable',
  'picture-too-large',
  'music-unknown',
  'not-rendered',
  'show-broken',
  'feed-incomplete',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/**
 * An expected failure. `message` is one plain sentence for a person: what happened and to what (the file, the line, the
 * name). What to do about it is `wayOut(code)`. Anything thrown that is not a StudioError is a bug.
 */
export class StudioError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'StudioError'
    this.code = code
  }
}

/** Whether `error` is an expected failure, of one given kind or of any. */
export function isStudioError(error: unknown, code?: ErrorCode): error is StudioError {
  return error instanceof StudioError && (code === undefined || error.code === code)
}
