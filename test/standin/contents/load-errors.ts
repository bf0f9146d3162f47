// Chromium's own list, net_error_list.h: the ones a loading page can meet here.
const NUMBERS: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_UNEXPECTED: -9,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_EMPTY_RESPONSE: -324,
}

/** The error `loadURL` rejects with, in Electron's form: `ERR_ABORTED (-3) loading 'app://x/'`. */
export class LoadError extends Error {
  readonly code: string
  readonly errno: number
  readonly url: string

  /** `text` as Chromium says it, with or without `net::`. */
  constructor(text: string, url: string) {
    const code = text.replace(/^net::/, '')
    const errno = NUMBERS[code] ?? -2
    super(`${code} (${errno}) loading '${url}'`)
    this.code = code
    this.errno = errno
    this.url = url
  }
}
