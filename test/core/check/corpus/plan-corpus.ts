import { draftVoices } from '../../../../src/core/cast/draft-voices.ts'
import { randomNumbers } from '../../../helpers/random.ts'
import type { MisbehaviourOptions } from '../../../gemini-server/misbehaviour/misbehaviour.ts'
import type { CorpusWords } from './corpus-words.ts'
import { drawFault, drawHarmless, faultKinds } from './draw-fault.ts'
import { drawLines, type CorpusLine } from './draw-lines.ts'
import { harderFaults, type HarderFault } from './harder-fault.ts'
import { drawRoom, type RoomSound } from './room-sound.ts'

/** A take as it is asked for, and all that is done to it. */
export type PlannedTake = {
  readonly lines: readonly CorpusLine[]
  /** What spoils it; undefined where it is good. */
  readonly fault: MisbehaviourOptions | undefined
  /** A fault that the strict server does not make. */
  readonly harder?: { readonly kind: HarderFault; readonly draw: number } | undefined
  /** Spoken more freely than a machine would, by this seed; it is good all the same. */
  readonly free?: number | undefined
  /** What is unusual in the answer and no fault. */
  readonly harmless: MisbehaviourOptions
  readonly room: RoomSound
  readonly container: 'wav' | 'pcm'
  /** How fast each voice speaks in truth, which nobody is told. */
  readonly paces: ReadonlyMap<string, number>
  /** How loud each voice is: a factor. */
  readonly gains: ReadonlyMap<string, number>
}

export type CorpusSettings = {
  readonly words: CorpusWords
  readonly seed: number
  readonly good: number
  readonly spoiled: number
  /** Takes with each fault that the strict server does not make. */
  readonly harder: number
  /** Good takes that are spoken more freely. */
  readonly free: number
  /** Takes of each voice that were kept before. */
  readonly earlier: number
}

export type CorpusPlan = {
  readonly earlier: readonly PlannedTake[]
  readonly free: readonly PlannedTake[]
  readonly good: readonly PlannedTake[]
  readonly spoiled: readonly PlannedTake[]
  readonly harder: readonly PlannedTake[]
}

/** The takes of a corpus, the same for the same settings. */
export function planCorpus({
  words,
  seed,
  good,
  spoiled,
  harder,
  free,
  earlier,
}: CorpusSettings): CorpusPlan {
  const random = randomNumbers(seed)
  const own = randomNumbers(seed + 1)
  const paces = new Map<string, number>()
  const gains = new Map<string, number>()
  for (const { name } of draftVoices) {
    paces.set(name, 0.85 + 0.35 * own())
    gains.set(name, 10 ** ((-18 + 21 * own()) / 20))
  }
  const plan = (lines: readonly CorpusLine[], fault?: MisbehaviourOptions): PlannedTake => {
    const room = drawRoom(random)
    const container = random() < 0.7 ? 'wav' : 'pcm'
    return { lines, fault, harmless: drawHarmless(random), room, container, paces, gains }
  }
  const kinds = faultKinds()
  return {
    earlier: plans(earlier * draftVoices.length, (index) => {
      const voice = draftVoices[index % draftVoices.length]?.name ?? ''
      const lines = drawLines(words, random).slice(0, 1)
      return plan(lines.map((line) => ({ ...line, voice, pace: 1 })))
    }),
    good: plans(good, () => plan(drawLines(words, random))),
    spoiled: plans(spoiled, () => plan(drawLines(words, random), drawFault(kinds.next().value, random))),
    harder: plans(harder * harderFaults.length, (index) => {
      const kind = harderFaults[index % harderFaults.length]
      return { ...plan(drawLines(words, random)), harder: kind && { kind, draw: random() } }
    }),
    free: plans(free, (index) => ({ ...plan(drawLines(words, random)), free: seed + index })),
  }
}

function plans<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index))
}
