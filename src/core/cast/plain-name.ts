/** A name without case, accents and stray spaces, for comparing: " Aœde " and "aoede" are one. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
