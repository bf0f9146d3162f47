/**
 * Opens addresses in the user's browser: https only, without name or port, on one of the listed hosts. Anything else is
 * not opened and gives false.
 */
export function externalLinks(
  hosts: readonly string[],
  openExternal: (address: string) => Promise<void>,
): (address: string) => Promise<boolean> {
  return async (address) => {
    const url = URL.parse(address)
    const isListed =
      url !== null &&
      url.protocol === 'https:' &&
      url.port === '' &&
      url.username === '' &&
      url.password === '' &&
      hosts.includes(url.hostname)
    if (isListed) await openExternal(url.href)
    return isListed
  }
}
