import { createDraftSpeaker } from '../core/check/corpus/draft-speaker.ts'
import { faultTable, shares } from '../core/check/corpus/fault-table.ts'
import { planCorpus } from '../core/check/corpus/plan-corpus.ts'
import { scoreCorpus } from '../core/check/corpus/score-corpus.ts'
import { wordsForScoring } from '../core/check/corpus/words-for-scoring.ts'

/**
 * What is known of a speaker. The goal is for one of whom takes were kept, as all but the first few are: 99 of 100 are
 * noticed. How many of them are so clear that they are made again by rule is a matter of the text too.
 */
const knowings = [
  { knowing: 'learned', known: 'a speaker heard before', noticed: { atLeast: 99 }, bad: { atLeast: 99 } },
  { knowing: 'cold', known: 'a speaker never heard', noticed: {}, bad: {} },
  { knowing: 'told', known: 'never heard, but the rate of the answer is known', noticed: {}, bad: {} },
] as const

/** Shares of 500 good takes and of 500 spoiled ones that the thresholds have never seen, and of some harder ones. */
export async function benchCheck() {
  const plan = planCorpus({
    words: wordsForScoring,
    seed: 2027,
    good: 500,
    spoiled: 500,
    harder: 30,
    free: 100,
    earlier: 8,
  })
  const speaker = createDraftSpeaker()
  const scored = await scoreCorpus(plan, speaker.speak).finally(() => speaker.close())
  const rows = knowings.flatMap(({ knowing, known, noticed, bad }) => {
    const { goodBad, goodDoubtful, caught, onlyDoubtful } = shares(scored, knowing)
    return [
      {
        what: `spoiled and bad or doubtful, ${known}`,
        value: 100 * (caught + onlyDoubtful),
        unit: '%',
        ...noticed,
      },
      { what: `spoiled and called bad, ${known}`, value: 100 * caught, unit: '%', ...bad },
      { what: `spoiled and only doubtful, ${known}`, value: 100 * onlyDoubtful, unit: '%' },
      { what: `good and called bad, ${known}`, value: 100 * goodBad, unit: '%', limit: 1 },
      { what: `good and doubtful, ${known}`, value: 100 * goodDoubtful, unit: '%' },
    ]
  })
  const cold = new Map(faultTable(scored, 'cold').map((row) => [row.fault, row]))
  const faults = faultTable(scored, 'learned').map(({ fault, takes, bad, doubtful, missed }) => {
    const other = cold.get(fault)
    const before = `${other?.bad} bad, ${other?.doubtful} doubtful, ${other?.missed} ok`
    const note = `${takes} takes: ${bad} bad, ${doubtful} doubtful, ${missed} ok; never heard: ${before}`
    return { what: `${fault}: called bad`, value: (100 * bad) / takes, unit: '%', note }
  })
  const seconds = scored.reduce((sum, one) => sum + one.seconds, 0)
  const checking = scored.reduce((sum, one) => sum + one.checking, 0)
  return {
    name: 'Checking takes',
    rows: [...rows, ...faults, { what: 'checking', value: seconds / checking, unit: '× real time' }],
  }
}
