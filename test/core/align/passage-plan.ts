import { draftVoices } from '../../../src/core/cast/draft-voices.ts'

/** One turn of a passage that is to be built; seconds and dB. */
export type PlannedTurn = {
  readonly speaker: string
  readonly voice: string
  /** Without the laugh. */
  readonly words: string
  readonly pace: number
  readonly level: number
  /** Silence between this turn and the one before, at least: a breath in it may make it longer. */
  readonly gap: number
  readonly breath: boolean
  readonly laugh: 'before' | 'after' | undefined
  /** Whether the text says that there is a laugh. */
  readonly isLaughWritten: boolean
  /** Silence added inside the turn, and how far into it, 0…1. */
  readonly pause: { readonly seconds: number; readonly at: number; readonly isAtPause: boolean } | undefined
}

export type PassagePlan = {
  readonly kind: 'one voice' | 'two voices, alike' | 'two voices'
  readonly turns: readonly PlannedTurn[]
  readonly lead: number
  readonly tail: number
  /** dB below full scale; undefined is digital silence. */
  readonly noise: number | undefined
}

/** Seconds of speech in a passage at most, at a pace of 2.6 words a second. */
const longest = 72

/** Draws a passage out of scripts: who speaks what, and all that makes it hard to cut. */
export function planPassage(
  scripts: readonly string[],
  random: () => number,
  seconds = longest,
): PassagePlan {
  const lines = (pick(scripts, random) ?? '').split('\n')
  const between = (low: number, high: number) => low + (high - low) * random()
  const chance = (share: number) => random() < share
  const kind = chance(0.15) ? 'one voice' : chance(0.4) ? 'two voices, alike' : 'two voices'
  const first = pick(draftVoices, random)
  const others = draftVoices.filter(
    ({ name, gender }) =>
      name !== first?.name && (gender === first?.gender) === (kind === 'two voices, alike'),
  )
  const voices = [first, kind === 'one voice' ? first : pick(others, random)].map(
    (voice) => voice?.name ?? '',
  )
  const paces = [between(0.9, 1.15), between(0.9, 1.15)]
  const levels = [between(-5, 5), between(-5, 5)]

  const turns: PlannedTurn[] = []
  let spoken = 0
  let speaker = 0
  for (let at = Math.floor((random() * lines.length) / 2); at < lines.length; at++) {
    const line = lines[at] ?? ''
    const words = line.slice(3)
    const count = words.split(' ').length
    spoken += 0.6 + count / 2.6
    if (spoken > seconds && turns.length > 1) break
    if (!chance(0.05)) speaker = kind === 'one voice' ? 0 : line.startsWith('A') ? 0 : 1
    const laugh = chance(0.08) ? (chance(0.5) ? 'before' : 'after') : undefined
    turns.push({
      speaker: speaker === 0 ? 'Host' : 'Guest',
      voice: voices[speaker] ?? '',
      words,
      pace: Number(((paces[speaker] ?? 1) * between(0.94, 1.06)).toFixed(2)),
      level: (levels[speaker] ?? 0) + between(-2, 2),
      gap: between(0, 0.6),
      breath: chance(0.3),
      laugh,
      isLaughWritten: chance(0.7),
      pause:
        count > 7 && chance(0.3)
          ? { seconds: between(0.25, 1.2), at: between(0.15, 0.85), isAtPause: chance(0.6) }
          : undefined,
    })
  }
  return {
    kind,
    turns,
    lead: between(0, 0.8),
    tail: between(0, 1),
    noise: chance(0.2) ? undefined : between(-85, -58),
  }
}

function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)]
}
