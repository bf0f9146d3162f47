/** What a person typed as an amount: USD; null for nothing; undefined where it is no amount from `least` to `most`. */
export function readDollars(text: string, least: number, most: number): number | null | undefined {
  const plain = text.trim().replace(/^\$\s*/, '')
  if (plain === '') return null
  if (!/^\d*[.,]?\d+$/.test(plain)) return undefined
  // A thousand or one: who meant the one would be far off with the other.
  if (/^[1-9]\d*,\d{3}$/.test(plain)) return undefined
  const amount = Number(plain.replace(',', '.'))
  return amount >= least && amount <= most ? amount : undefined
}
