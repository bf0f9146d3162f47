import { alignPassage, leastConfidence } from '../../src/core/align/align-passage.ts'
import { buildPassage, type TruePassage } from '../core/align/build-passage.ts'
import { collectPassages } from '../core/align/collect-passages.ts'
import { planPassage } from '../core/align/passage-plan.ts'
import { scorePassage, type ScoredBoundary, type ScoredPassage } from '../core/align/score-passage.ts'
import { scoringScripts } from '../core/align/scoring-scripts.ts'
import { spoilPassage } from '../core/align/spoil-passage.ts'
import { corpusRate, createSpeaker } from '../core/align/spoken-turns.ts'
import { randomNumbers } from '../helpers/random.ts'

type Row = { what: string; value: number; unit: string; limit?: number; atLeast?: number; note?: string }

const passages = 60
const firstSeed = 110_001
const runs = 9

/**
 * How well passages of draft turns are cut whose true boundaries are known, spoken from scripts that the aligner was not
 * set by: gaps of 0 to 600 ms, breaths, laughs, pauses inside turns, noise, voices alike, turns by one speaker in a row.
 */
export async function benchAlign(): Promise<{ name: string; rows: Row[] }> {
  const speaker = createSpeaker(2)
  const scored: ScoredPassage[] = []
  const missed = { 'left out': 0, 'said twice': 0 }
  const seeds = Array.from({ length: passages }, (_, index) => firstSeed + index)
  for await (const passage of collectPassages(scoringScripts, seeds, speaker.speak)) {
    scored.push(scorePassage(passage))
    for (const fault of ['left out', 'said twice'] as const) {
      const pcm = spoilPassage(passage, fault, randomNumbers(scored.length))
      if (alignPassage({ pcm, rate: corpusRate, turns: passage.turns }).isConfident) missed[fault]++
    }
  }
  const long = await longPassage(speaker.speak)
  await speaker.close()

  const boundaries = scored.flatMap((passage) => passage.boundaries)
  const confident = boundaries.filter(({ confidence }) => confidence >= leastConfidence)
  const within = (some: readonly ScoredBoundary[]) => percent(some, ({ off }) => off <= 60)
  return {
    name: `Cutting passages (${passages} of them, ${boundaries.length} boundaries)`,
    rows: [
      {
        what: 'confident boundaries within 60 ms of the gap',
        value: within(confident),
        unit: '%',
        atLeast: 99,
        note: counted(confident, ({ off }) => off <= 60),
      },
      {
        what: 'the same, inside a word',
        value: percent(confident, ({ isInWord }) => isInWord),
        unit: '%',
        note: counted(confident, ({ isInWord }) => isInWord),
      },
      {
        what: 'of which after a gap of 30 ms or more',
        value: percent(
          confident.filter(({ gap }) => gap >= 30),
          ({ isInWord }) => isInWord,
        ),
        unit: '%',
      },
      {
        what: 'passages falling back: half of their turns or more are made by themselves',
        value: percent(scored, (passage) => unsureTurns([passage]) >= 50),
        unit: '%',
        limit: 5,
      },
      { what: 'passages with an unsure boundary', value: percent(scored, isUnsure), unit: '%' },
      ...(['two voices', 'two voices, alike', 'one voice'] as const).map((kind) => {
        const some = scored.filter((passage) => passage.kind === kind)
        return {
          what: `  of ${kind}`,
          value: percent(some, isUnsure),
          unit: '%',
          note: `${some.length} passages`,
        }
      }),
      {
        what: '  with gaps of 100 ms and more alone',
        value: percent(scored.filter(hasPlainGaps), isUnsure),
        unit: '%',
        note: `${scored.filter(hasPlainGaps).length} passages`,
      },
      { what: 'turns that are to be made by themselves', value: unsureTurns(scored), unit: '%', limit: 5 },
      { what: 'boundaries confident', value: (100 * confident.length) / boundaries.length, unit: '%' },
      { what: 'all boundaries within 60 ms', value: within(boundaries), unit: '%' },
      ...byKind(boundaries),
      ...byConfidence(boundaries),
      ...Object.entries(missed).map(([fault, count]) => {
        return { what: `confident with a turn ${fault}`, value: (100 * count) / passages, unit: '%' }
      }),
      { what: 'a passage of 90 s, median', value: medianMilliseconds(long), unit: 'ms', limit: 100 },
    ],
  }
}

/** Where no gap is so short that it could be part of a word. */
function hasPlainGaps({ boundaries }: ScoredPassage): boolean {
  return boundaries.every(({ gap }) => gap >= 100)
}

function isUnsure({ isConfident }: ScoredPassage): boolean {
  return !isConfident
}

function byKind(boundaries: readonly ScoredBoundary[]): Row[] {
  const kinds: readonly (readonly [string, (boundary: ScoredBoundary) => boolean])[] = [
    ['between two voices', ({ isVoiceChange }) => isVoiceChange],
    ['between turns of one voice', ({ isVoiceChange }) => !isVoiceChange],
    ['gaps under 30 ms', ({ gap }) => gap < 30],
    ['gaps of 30 to 100 ms', ({ gap }) => gap >= 30 && gap < 100],
    ['gaps of 100 ms and more', ({ gap }) => gap >= 100],
  ]
  return kinds.map(([what, isKind]) => {
    const some = boundaries.filter(isKind)
    const value = percent(some, ({ off }) => off <= 60)
    return { what: `  ${what}`, value, unit: '%', note: `${some.length} boundaries` }
  })
}

/** What another threshold would give. */
function byConfidence(boundaries: readonly ScoredBoundary[]): Row[] {
  return [0.5, 0.7, 0.85, 0.9, 0.95, 0.99].map((least) => {
    const sure = boundaries.filter(({ confidence }) => confidence >= least)
    const inWord = percent(sure, ({ isInWord }) => isInWord).toFixed(2)
    const note = `${((100 * sure.length) / boundaries.length).toFixed(1)} % of all; ${inWord} % inside a word`
    return { what: `  at least ${least} sure`, value: percent(sure, ({ off }) => off <= 60), unit: '%', note }
  })
}

/** The turns that could not be taken out of their passages, of all. */
function unsureTurns(scored: readonly ScoredPassage[]): number {
  const turns = scored.flatMap(({ boundaries }) =>
    Array.from(
      { length: boundaries.length + 1 },
      (_, turn) => isSure(boundaries[turn - 1]) && isSure(boundaries[turn]),
    ),
  )
  return percent(turns, (isTaken) => !isTaken)
}

function isSure(boundary: ScoredBoundary | undefined): boolean {
  return boundary === undefined || boundary.confidence >= leastConfidence
}

function percent<Item>(items: readonly Item[], isCounted: (item: Item) => boolean): number {
  return (100 * items.filter(isCounted).length) / items.length
}

function counted<Item>(items: readonly Item[], isCounted: (item: Item) => boolean): string {
  return `${items.filter(isCounted).length} of ${items.length}`
}

/** Two passages as one: more than 90 s. */
async function longPassage(speak: ReturnType<typeof createSpeaker>['speak']): Promise<TruePassage> {
  const random = randomNumbers(firstSeed - 1)
  const plans = [planPassage(scoringScripts, random, 90), planPassage(scoringScripts, random, 90)]
  const [plan] = plans
  if (plan === undefined) throw new Error('There is no plan')
  return buildPassage({ ...plan, turns: plans.flatMap(({ turns }) => turns) }, speak, random)
}

/** Milliseconds for 90 s of this passage, by the median of some runs. */
function medianMilliseconds({ pcm, turns }: TruePassage): number {
  const figures = Array.from({ length: runs }, () => {
    const start = performance.now()
    alignPassage({ pcm, rate: corpusRate, turns })
    return ((performance.now() - start) * 90 * corpusRate) / pcm.length
  })
  return figures.toSorted((one, other) => one - other)[runs >> 1] ?? 0
}
