import { expect, test } from 'vitest'
import { masterKey } from '../../../src/core/plan/master-key.ts'
import { planTakes } from '../../../src/core/plan/plan-takes.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { defaultTimelineOptions } from '../../../src/core/timeline/build-timeline.ts'

const { items, turns } = parseScript('Ann: One line.\nAnn: Another line.\n')
const plan = planTakes({
  turns,
  spokenAs: new Map([['Ann', { voice: 'Kore', style: undefined, pace: 1 }]]),
  engine: 'gemini',
  model: 'm',
  usesStyle: true,
  language: undefined,
})
const target = { rate: 24_000, channels: 1, loudness: -16, ceiling: -1 } as const
const keyOf = (takes: Parameters<typeof masterKey>[1]) =>
  masterKey(items, takes, target, defaultTimelineOptions)

test('a take that was cut from a passage makes another master than one that was spoken by itself', () => {
  const alone = keyOf(plan)
  const cut = keyOf(plan.map((take, index) => ({ ...take, isCut: index === 0 })))
  expect(cut).not.toBe(alone)
  expect(keyOf(plan.map((take) => ({ ...take, isCut: false })))).toBe(alone)
  expect(keyOf(plan.map((take) => ({ ...take, isCut: true })))).not.toBe(cut)
})
