import { describe, expect, test } from 'vitest'
import { lineKey, wordsKey } from '../../../src/core/plan/line-key.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { compareScripts } from '../../../src/core/version/compare-scripts.ts'

const before = [
  '---',
  'title: Sound',
  '---',
  'Host: Sound is fast.',
  'Guest: In water it is faster.',
  'Host: Why is that?',
  'Guest: Water does not like to be pressed.',
  'Host: Thank you all for listening.',
].join('\n')
const after = [
  '---',
  'title: How sound travels',
  '---',
  'Host: Thank you all for listening.',
  'Host: Sound is fast.',
  'Guest: In water it is much faster.',
  'Host: Why is that?',
  'Anna: A word from me as well.',
].join('\n')
const compare = (decisions = {}) => compareScripts(parseScript(before), parseScript(after), decisions)

function text(pieces: readonly { kind: string; text: string }[]): string {
  return pieces
    .map((piece) => (piece.kind === 'same' ? piece.text : `[${piece.kind} ${piece.text.trim()}]`))
    .join('')
}

describe('a comparison of two scripts', () => {
  test('counts the lines, folds what is the same, and marks the words of the rest', () => {
    const { counts, others, rows, moreRows, newSpeakers } = compare()
    expect(counts).toEqual({ same: 2, edited: 1, moved: 1, removed: 1, new: 1 })
    expect({ others, moreRows, newSpeakers }).toEqual({ others: 1, moreRows: 0, newSpeakers: ['Anna'] })
    expect(
      rows.map((row) =>
        row.kind === 'same'
          ? `${row.lines} same`
          : `${row.kind} ${row.line ?? '-'}${row.from === undefined ? '' : ` from ${row.from}`} ${text(row.head)}: ${text(row.words)}`,
      ),
    ).toEqual([
      'edited - : title: [removed Sound][added How sound travels]',
      'moved 1 from 5 Host: Thank you all for listening.',
      '1 same',
      'edited 3 Guest: In water it is [added much]faster.',
      '1 same',
      'removed 4 Guest: Water does not like to be pressed.',
      'new 5 Anna: A word from me as well.',
    ])
  })

  test('tells the locks and notes of words that are no more, and of no others', () => {
    const lock = '0'.repeat(64)
    const { ended } = compare({
      [lineKey('Guest', 'In water it is faster.')]: { lock },
      [lineKey('Guest', 'Water does not like to be pressed.')]: { note: 'Say it slowly.' },
      [lineKey('Host', 'Thank you all for listening.')]: { lock, note: 'Stays.' },
      [lineKey('Host', 'Why is that?')]: { note: '' },
    })
    expect(ended).toEqual([
      { line: 2, speaker: 'Guest', words: 'In water it is faster.', isLocked: true, hasNote: false },
      {
        line: 4,
        speaker: 'Guest',
        words: 'Water does not like to be pressed.',
        isLocked: false,
        hasNote: true,
      },
    ])
  })

  test('a lock ends where only the style before the words is another; one of an older version does not', () => {
    const [warm, cold] = [parseScript('Ann (warm): Hello.\n'), parseScript('Ann (cold): Hello.\n')]
    const lock = '0'.repeat(64)
    const ended = (key: string) => compareScripts(warm, cold, { [key]: { lock } }).ended.length
    expect([ended(lineKey('Ann', 'Hello.', 'warm')), ended(wordsKey('Ann', 'Hello.'))]).toEqual([1, 0])
  })

  test('of very many changes the first are shown, and of very long lines the places that changed', () => {
    const many = Array.from({ length: 1000 }, (_, at) => `Host: Line ${at}.`).join('\n')
    const { rows, moreRows } = compareScripts(parseScript('Host: One.'), parseScript(many), {})
    expect({ rows: rows.length, moreRows }).toEqual({ rows: 200, moreRows: 801 })
    const long = Array.from({ length: 2000 }, (_, at) => `word${at}`).join(' ')
    const changed = long.replace('word1000', 'another')
    const [row] = compareScripts(parseScript(`Host: ${long}`), parseScript(`Host: ${changed}`), {}).rows
    expect(JSON.stringify(row).length).toBeLessThan(1000)
    expect(JSON.stringify(row)).toContain('another')
  })
})
