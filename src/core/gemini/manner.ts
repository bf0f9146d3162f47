/** How far from a voice's own pace each word begins; nearer than the first nothing is said. */
const paceWords = [
  { from: 1.4, faster: 'very fast', slower: 'very slow' },
  { from: 1.15, faster: 'faster', slower: 'slower' },
  { from: 1.03, faster: 'a little faster', slower: 'a little slower' },
] as const

/** A turn's style and pace in a few words for a model, undefined where there is nothing to say. `pace`: 1 is the voice's own. */
export function mannerWords(style: string | undefined, pace: number): string | undefined {
  const words = [
    style?.replaceAll(/[\s\p{C}]+/gu, ' ').replaceAll(/^[\s,;.]+|[\s,;.]+$/gu, '') ?? '',
    paceText(pace),
  ]
  const said = words.filter((part) => part !== '').join(', ')
  return said === '' ? undefined : said
}

function paceText(pace: number): string {
  const isFaster = pace > 1
  const ratio = isFaster ? pace : 1 / pace
  const words = paceWords.find(({ from }) => ratio >= from)
  return words === undefined ? '' : isFaster ? words.faster : words.slower
}
