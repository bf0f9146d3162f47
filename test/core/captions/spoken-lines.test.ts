import { describe, expect, test } from 'vitest'
import { captionText } from '../../../src/core/captions/caption-text.ts'
import { spokenLines } from '../../../src/core/captions/spoken-lines.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { closeTo } from '../../helpers/matchers.ts'

const script = parseScript(
  `# Start\n\nHost: Welcome <laugh> back!\n\nGuest: [pause 1s]\n\nGuest: Thanks, \\[really\\].\n\n  A second paragraph.`,
)

/** Turns of a second each, one after the other, as `episode.json` has them. */
const placed = (...speakers: readonly string[]) =>
  speakers.map((speaker, index) => {
    const at = 6000 + index * 30_000
    return { speaker, start: 1200, end: 25_200, at, until: at + 24_000 }
  })

describe('the lines of a finished episode', () => {
  test('have their words without tags, and their times; turns without speech are none', () => {
    expect(spokenLines(placed('Host', 'Guest'), script.turns)).toEqual([
      { turn: 0, speaker: 'Host', text: 'Welcome back!', start: 0.25, end: 1.25 },
      { turn: 2, speaker: 'Guest', text: 'Thanks, [really].\nA second paragraph.', start: 1.5, end: 2.5 },
    ])
  })

  test('know when words are said, where the take knows it and means this text', () => {
    const words = [
      { word: 'Welcome', at: 0, start: 0.1 },
      { word: 'back', at: script.turns[0]?.text.indexOf('back') ?? 0, start: 0.6 },
      { word: 'elsewhere', at: 3, start: 0.7 },
    ]
    const lines = spokenLines(placed('Host', 'Guest'), script.turns, {
      wordsOf: (turn) => (turn === 0 ? words : undefined),
    })
    expect(lines?.map((line) => line.words)).toEqual([
      [
        { at: 0, start: closeTo(0.3, 9) },
        { at: 8, start: closeTo(0.8, 9) },
      ],
      undefined,
    ])
  })

  test.each([[['Host']], [['Host', 'Host']], [['Host', 'Guest', 'Guest']]])(
    'are not told from a script that is not the one that was spoken: %j',
    (speakers) => {
      expect(spokenLines(placed(...speakers), script.turns)).toBeUndefined()
    },
  )
})

describe('the text of a caption', () => {
  test.each([
    ['Yes <laugh>, of course |mhm| it is.', 'Yes, of course (mhm) it is.'],
    ['<sigh> Well…', 'Well…'],
    ['One [pause 2s]\nTwo', 'One\nTwo'],
    ['<laugh>', '[laugh]'],
    ['Plain words, [as it is].', 'Plain words, [as it is].'],
  ])('%j is read as %j', (spoken, read) => {
    expect(captionText(spoken).text).toBe(read)
  })
})
