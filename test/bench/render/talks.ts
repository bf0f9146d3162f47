const lines = [
  'Welcome back! Today we talk about how sound travels through water.',
  'Thanks for having me. It is a strange subject, and I have waited years to be asked about it.',
  'Is that really true?',
  'A whale sings off Iceland, and a microphone near Bermuda hears it, thousands of miles away.',
  'I would not have believed it.',
]

export const interview = ['Host', 'Guest']
export const panel = ['Ann', 'Bob', 'Cem', 'Dana', 'Eli']

/** A script of so many turns; whoever speaks next is drawn, the same each time. `word` makes every line one of its own. */
export function talkOf(
  names: readonly string[],
  {
    turns = 200,
    chapterEvery = 40,
    word = 'Line',
  }: { turns?: number; chapterEvery?: number; word?: string } = {},
): string {
  let seed = 7
  let last = -1
  return Array.from({ length: turns }, (_, turn) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    last = (last + 1 + (names.length > 2 ? seed % (names.length - 1) : 0)) % names.length
    const chapter = turn % chapterEvery === 0 ? `\n# Part ${turn / chapterEvery}\n` : ''
    return `${chapter}${names[last] ?? ''}: ${lines[seed % lines.length] ?? ''} ${word} ${turn}.`
  }).join('\n')
}
