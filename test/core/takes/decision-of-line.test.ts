import { expect, test } from 'vitest'
import { lineKey, wordsKey } from '../../../src/core/plan/line-key.ts'
import { decisionOfLine } from '../../../src/core/takes/decision-of-line.ts'

const plain = { speaker: 'Ann', text: 'Right.', style: undefined }
const whispered = { ...plain, style: 'whispering' }

test('a decision is of one speaker, one style and one set of words', () => {
  const decision = { note: 'Softer.' }
  const kept = { [lineKey('Ann', 'Right.', 'whispering')]: decision }
  const found = [whispered, plain, { ...whispered, speaker: 'Bob' }, { ...whispered, text: 'Right!' }].map(
    (line) => decisionOfLine(line, kept)?.decision,
  )
  expect(found).toEqual([decision, undefined, undefined, undefined])
})

test('what an older version kept for the words alone holds until a line gets a decision of its own', () => {
  const old = { lock: '0'.repeat(64), accepted: ['1'.repeat(64)] }
  const words = wordsKey('Ann', 'Right.')
  expect([plain, whispered].map((line) => decisionOfLine(line, { [words]: old })?.decision)).toEqual([
    old,
    old,
  ])
  const own = { accepted: old.accepted }
  const kept = { [words]: old, [lineKey('Ann', 'Right.')]: own }
  expect([plain, whispered].map((line) => decisionOfLine(line, kept)?.decision)).toEqual([own, old])
})
