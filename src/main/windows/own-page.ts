/**
 * Where the application's page comes from: its own scheme, or the server of those who work on it, which never counts in a
 * packaged application.
 */
export function pageAddress(isPackaged: boolean, developmentServer: string | undefined): string {
  const isServed = !isPackaged && developmentServer !== undefined && developmentServer !== ''
  return isServed ? new URL('/', developmentServer).href : 'app://castwright/'
}

/**
 * Tells whether an address is on the application's page. By scheme and host of the parsed address: the beginning of the
 * text would let `app://castwright.evil/` or `app://castwright@evil/` through.
 */
export function ownPageCheck(page: string): (address: string) => boolean {
  const own = new URL(page)
  return (address) => {
    const other = URL.parse(address)
    return (
      other !== null &&
      other.protocol === own.protocol &&
      other.host === own.host &&
      other.username === '' &&
      other.password === ''
    )
  }
}
