const sentences = [
  'Sound is a wave, and a wave needs something to move in.',
  'Water is harder to press together than air, so it carries a push on at once.',
  'A whale that sings off Iceland is heard by another one near the coast of Africa.',
  'Sailors knew this long before anybody could say why it is so.',
]
/** About how many characters are said in a second. */
const charactersPerSecond = 16

/** A text of about so many seconds that differs from that of every other `number`. */
export function lineOf(number: number, seconds: number): string {
  let text = `This is line ${number}.`
  for (let next = number; text.length < seconds * charactersPerSecond; next++)
    text += ` ${sentences[next % sentences.length] ?? ''}`
  return text
}
