import { levelOf, speechLevel } from '../../../../src/core/audio/speech-level.ts'
import { checkTake, type TakeCheck } from '../../../../src/core/check/check-take.ts'
import { expectTake, type KnownSpeaker } from '../../../../src/core/check/expect-take.ts'
import { usualVoice, voicePrint, type VoicePrint } from '../../../../src/core/check/voice-print.ts'
import { coldRates } from '../../../../src/core/estimate/cold-rates.ts'
import { learnRates } from '../../../../src/core/estimate/learn-rates.ts'
import type { RateSample } from '../../../../src/core/estimate/rate-sample.ts'
import { speechSize } from '../../../../src/core/estimate/speech-size.ts'
import type { SpeakingRates } from '../../../../src/core/estimate/speaking-rates.ts'
import type { SpeechLevel } from '../../../../src/core/timeline/timeline.ts'
import type { AnsweredTake } from './answer-take.ts'
import type { CorpusPlan, PlannedTake } from './plan-corpus.ts'
import { speakTake } from './speak-take.ts'
import type { SpeakWords } from './speak-lines.ts'

/**
 * A take and what was found in it, by a listener who knows nothing of its speaker by one who heard earlier takes, and
 * by one who knows nothing but the rate that the answer said. */
export type ScoredTake = {
  readonly take: PlannedTake
  readonly cold: TakeCheck
  readonly learned: TakeCheck
  readonly told: TakeCheck
  /** undefined where it is good. */
  readonly fault: string | undefined
  /** Whether it is one of those that the goals do not count. */
  readonly isHarder: boolean
  /** Seconds of audio, and seconds it took to check it once; 0 where the reader refused the answer. */
  readonly seconds: number
  readonly checking: number
}

type Heard = { readonly rates: SpeakingRates; readonly speakers: ReadonlyMap<string, KnownSpeaker> }

/** The reader of answers refused it before there was a take: as good as bad. */
const refused: TakeCheck = { verdict: 'bad', reasons: [] }

/** Speaks every take of a corpus and checks it twice. */
export async function scoreCorpus(
  { earlier, good, spoiled, harder, free }: CorpusPlan,
  speak: SpeakWords,
  { atOnce = 4 }: { readonly atOnce?: number } = {},
): Promise<readonly ScoredTake[]> {
  const heard = await inOrder(earlier, atOnce, async (take) => ({
    take,
    answer: await speakTake(take, speak),
  }))
  const known = learn(heard)
  const scored = await inOrder([...good, ...spoiled, ...harder, ...free], atOnce, async (take) =>
    score(take, await speakTake(take, speak), known),
  )
  return scored.filter((one) => one !== undefined)
}

function score(take: PlannedTake, answer: AnsweredTake | undefined, known: Heard): ScoredTake | undefined {
  if (answer === undefined) return undefined
  const fault =
    take.fault?.kind ?? take.harder?.kind ?? (take.free === undefined ? undefined : 'good, freely spoken')
  const isHarder = take.harder !== undefined || take.free !== undefined
  if (answer.refused !== undefined) {
    return { take, fault, isHarder, cold: refused, learned: refused, told: refused, seconds: 0, checking: 0 }
  }
  const turns = take.lines.map((line) => ({ ...line, style: line.style === '' ? undefined : line.style }))
  const { pcm, rate, saidRate } = answer
  const unknown = { pcm, rate, finish: 'stop', expected: expectTake(turns, coldRates) } as const
  const cold = checkTake(unknown)
  const told = saidRate === rate ? cold : checkTake({ ...unknown, saidRate })
  const start = performance.now()
  const expected = expectTake(turns, known.rates, knownOf(take, known))
  const learned = checkTake({ pcm, rate, finish: 'stop', expected })
  const checking = (performance.now() - start) / 1000
  return { take, fault, isHarder, cold, learned, told, seconds: pcm.length / rate, checking }
}

/** What earlier takes tell of each voice. */
function learn(
  heard: readonly { readonly take: PlannedTake; readonly answer: AnsweredTake | undefined }[],
): Heard {
  const samples: RateSample[] = []
  const levels = new Map<string, SpeechLevel[]>()
  const prints = new Map<string, VoicePrint[]>()
  for (const { take, answer } of heard) {
    const [line] = take.lines
    if (line === undefined || answer === undefined || answer.refused !== undefined) continue
    const { pcm, rate } = answer
    const turns = [{ voice: line.voice, ...speechSize(line.text) }]
    samples.push({ model: 'any', turns, seconds: pcm.length / rate, tokensIn: 1, tokensOut: 1, latency: 1 })
    levels.set(line.voice, [...(levels.get(line.voice) ?? []), speechLevel(pcm, rate)])
    const print = voicePrint(pcm, rate)
    if (print !== undefined) prints.set(line.voice, [...(prints.get(line.voice) ?? []), print])
  }
  const speakers = Array.from(levels, ([voice, own]): [string, KnownSpeaker] => [
    voice,
    { level: sumOf(own), voice: usualVoice(prints.get(voice) ?? []), samples: own.length },
  ])
  return { rates: learnRates(samples), speakers: new Map(speakers) }
}

function knownOf({ lines }: PlannedTake, { speakers }: Heard): KnownSpeaker {
  const voices = [...new Set(lines.map(({ voice }) => voice))]
  const all = voices.flatMap((voice) => speakers.get(voice) ?? [])
  const levels = all.flatMap(({ level }) => level ?? [])
  // Of two speakers the usual level is between theirs, and there is no one usual voice.
  return {
    level: levelOf(levels) === undefined ? undefined : sumOf(levels),
    voice: all.length === 1 ? all[0]?.voice : undefined,
    samples: all.reduce((least, { samples }) => Math.min(least, samples), Infinity),
  }
}

function sumOf(levels: readonly SpeechLevel[]): SpeechLevel {
  return levels.reduce((sum, { blocks, energy }) => ({
    blocks: sum.blocks + blocks,
    energy: sum.energy + energy,
  }))
}

/** Several at once, as there are two voices at work; the results in order. */
async function inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>()
  const left = items.entries()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, item] of left) results.set(index, await work(item))
    }),
  )
  return items.flatMap((_, index) => results.get(index) ?? [])
}
