import { draftVoices } from '../../../../src/core/cast/draft-voices.ts'
import type { CorpusWords } from './corpus-words.ts'

/** A line of a corpus, as it would be asked for. */
export type CorpusLine = {
  readonly voice: string
  readonly text: string
  readonly style: string
  /** 1 is the voice's own, as a user sets it. */
  readonly pace: number
}

const paces = [1, 1, 1, 1, 0.85, 0.9, 1.1, 1.25] as const

/** The lines of one take: from a single word to a short dialogue, with now and then a laugh or a pause in it. */
export function drawLines(words: CorpusWords, random: () => number): readonly CorpusLine[] {
  const kind = random()
  if (kind < 0.92) return [drawLine(words, random, pick(draftVoices, random).name, kind)]
  const first = Math.floor(random() * draftVoices.length)
  const voices = [first, first + 1 + Math.floor(random() * (draftVoices.length - 1))]
  const style = pick(words.styles, random)
  return Array.from({ length: 3 + Math.floor(random() * 4) }, (_, index) => {
    const voice = draftVoices[(voices[index % 2] ?? 0) % draftVoices.length]
    return { ...drawLine(words, random, voice?.name ?? 'Clara', random() * 0.6), style, pace: 1 }
  })
}

function drawLine(words: CorpusWords, random: () => number, voice: string, kind: number): CorpusLine {
  return {
    voice,
    text: withMarks(drawText(words, random, kind), random),
    style: pick(words.styles, random),
    pace: pick(paces, random),
  }
}

function drawText(words: CorpusWords, random: () => number, kind: number): string {
  if (kind < 0.1) return pick(words.single, random)
  if (kind < 0.25) return pick(words.short, random)
  const count = kind < 0.5 ? 1 : kind < 0.78 ? 2 + Math.floor(random() * 2) : 4 + Math.floor(random() * 4)
  const chosen = new Set<string>()
  while (chosen.size < count) chosen.add(pick(random() < 0.1 ? words.short : words.sentences, random))
  return [...chosen].join(' ')
}

function withMarks(text: string, random: () => number): string {
  const kind = random()
  if (kind < 0.05) return `<laugh> ${text}`
  if (kind < 0.1) return text.replace(/(?<=[.?!]) /, ' <laugh> ')
  if (kind < 0.17) return text.replace(/(?<=[.?!]) /, ' [long pause] ')
  if (kind < 0.2) return text.replace(/(?<=[,;]) /, ' [short pause] ')
  return text
}

export function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('There is nothing to pick from')
  return item
}
