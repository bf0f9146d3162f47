/** An address as it is meant where it is one of the web, without spaces around it; undefined for anything else. */
export function webAddress(written: string | undefined): string | undefined {
  const address = written?.trim() ?? ''
  if (!/^https?:\/\/[^\s/]/i.test(address)) return undefined
  // What the pure parts have no parser for is refused by what may stand in an address at all.
  return /^[^\s<>"`{}|\\^\p{C}]+$/u.test(address) ? address : undefined
}
