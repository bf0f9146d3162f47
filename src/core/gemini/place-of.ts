/** Where the turns of a passage stand, for a sentence: "line 12", or "line 12 to line 15". */
export function placeOf(turns: readonly { readonly place: string }[]): string {
  const first = turns[0]?.place ?? 'the passage'
  const last = turns.at(-1)?.place ?? first
  return first === last ? first : `${first} to ${last}`
}
