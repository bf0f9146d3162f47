import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDraftSpeaker } from './corpus/draft-speaker.ts'
import { faultTable } from './corpus/fault-table.ts'
import { planCorpus } from './corpus/plan-corpus.ts'
import { scoreCorpus, type ScoredTake } from './corpus/score-corpus.ts'
import { wordsForScoring } from './corpus/words-for-scoring.ts'

/** A small part of what `check.bench.ts` scores: each fault of the strict server once, and some good takes. */
const settings = { words: wordsForScoring, seed: 404, good: 12, spoiled: 17, harder: 0, free: 0, earlier: 4 }
const speaker = createDraftSpeaker()
let scored: readonly ScoredTake[] = []

beforeAll(async () => {
  scored = await scoreCorpus(planCorpus(settings), speaker.speak)
}, 120_000)
afterAll(() => speaker.close())

describe('real speech', () => {
  test('that is good is never called bad', () => {
    const good = scored.filter(({ fault }) => fault === undefined)
    expect(good).toHaveLength(settings.good)
    for (const { cold, learned } of good) {
      expect([cold.verdict, learned.verdict]).not.toContain('bad')
    }
  })
  test('that the strict server spoiled is called bad once its speaker is known', () => {
    const rows = faultTable(scored, 'learned').filter(({ fault }) => fault !== 'good')
    expect(rows.reduce((sum, { takes }) => sum + takes, 0)).toBe(settings.spoiled)
    expect(rows.filter(({ bad, takes }) => bad < takes)).toEqual([])
  })
})
