import { expect, test } from 'vitest'
import type { Finding } from '../../../src/core/publish/finding.ts'
import { foldFindings } from '../../../src/core/publish/fold-findings.ts'

const finding = (rule: string, message: string): Finding => ({
  rule,
  episode: message,
  level: 'advice',
  message,
  wayOut: 'Write one.',
})

test('what many episodes have in common is told of three; the others are counted, other findings stay', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((name) => finding('description', name))
  const folded = foldFindings([finding('email', 'No e-mail.'), ...many])
  expect(folded.map(({ message }) => message)).toEqual([
    'No e-mail.',
    'a',
    'b',
    'c',
    'The same is so for 2 more episodes.',
  ])
  expect(foldFindings(many.slice(0, 4))).toEqual(many.slice(0, 4))
})
