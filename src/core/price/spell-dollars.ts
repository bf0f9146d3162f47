/** An amount of USD for a sentence: "$12.30", "$0.42", and as many places as show the two first figures: "$0.0042". */
export function spellDollars(amount: number): string {
  const places = amount > 0 && amount < 0.095 ? Math.min(6, 1 - Math.floor(Math.log10(amount))) : 2
  const text = amount.toFixed(places)
  return `$${places > 2 ? text.replace(/0+$/u, '').padEnd(4, '0') : text}`
}
