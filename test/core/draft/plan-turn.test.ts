import { describe, expect, test } from 'vitest'
import { estimateTurn } from '../../../src/core/draft/estimate-turn.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { planTurn } from '../../../src/core/draft/plan-turn.ts'

const turnOf = (text: string, pace = 1) => ({ text, pace, place: 'line 12' })

/** The parts of a turn: words as text, silence in seconds. */
function partsOf(text: string, pace = 1): (string | number)[] {
  return planTurn(turnOf(text, pace)).map((part) =>
    part.kind === 'silence'
      ? part.seconds
      : part.pieces.map((piece) => piece.map((token) => token.text).join(' ')).join(' | '),
  )
}

describe('a turn', () => {
  test.each<[string, (string | number)[]]>([
    ['Thanks for having me. <laugh> It is strange.', ['Thanks for having me. It is strange.']],
    ['[laughs] Well, <chuckle> yes.', ['Well, yes.']],
    ['That is |mhm| what I mean.', ['That is what I mean.']],
    ['Wait. [pause 0.8s] Now.', ['Wait.', 0.8, 'Now.']],
    ['<long pause>', [1]],
    ['<laugh>', [0.5]],
    ['[pause 600s] Hello', [60, 'Hello']],
  ])('%j', (text, parts) => {
    expect(partsOf(text)).toEqual(parts)
  })

  test('a short pause is shorter than a long one', () => {
    const [short] = partsOf('<short pause>')
    const [long] = partsOf('<long pause>')
    expect(short).toBeGreaterThan(0.1)
    expect(long).toBeGreaterThan(Number(short))
  })

  test('words keep their place in the text, also after a tag', () => {
    const [part] = planTurn(turnOf('Well <laugh> yes'))
    expect(part?.kind === 'speech' && part.pieces[0]?.map(({ at, length }) => [at, length])).toEqual([
      [0, 4],
      [13, 3],
    ])
  })

  test('a long one is parted into pieces, shorter ones when it is spoken slowly', () => {
    const text = 'The water was cold and the sound went far. '.repeat(40)
    const pieces = (pace: number) =>
      planTurn(turnOf(text, pace)).flatMap((part) => (part.kind === 'speech' ? part.pieces : []))
    expect(pieces(1)).toHaveLength(4)
    expect(pieces(0.5).length).toBeGreaterThan(7)
  })
})

describe('refused, with the place named', () => {
  test.each([
    ['', 'There is nothing the draft voices can say in line 12.'],
    [' \n ', 'There is nothing the draft voices can say in line 12.'],
    ['🎉🎉', 'There is nothing the draft voices can say in line 12.'],
    ['... --- “”', 'There is nothing the draft voices can say in line 12.'],
    ['Добро пожаловать', 'The draft voices speak English only, and line 12 is written in Cyrillic.'],
    [
      '<laugh> Добро <long pause>',
      'The draft voices speak English only, and line 12 is written in Cyrillic.',
    ],
    ['<laugh> 一二', 'The draft voices speak English only, and line 12 is written in Chinese.'],
    [
      'word '.repeat(40_000),
      'It would take more than 50 minutes to speak line 12 in one turn; part it into several.',
    ],
  ])('%#', (text, message) => {
    expect(() => planTurn(turnOf(text))).toThrow(new StudioError('unspeakable-text', message))
  })
})

describe('an estimate', () => {
  test('grows with the words, the pauses and a slower pace, and never refuses', () => {
    const seconds = estimateTurn(turnOf('Twelve words are about as many as somebody says in four seconds.'))
    expect(seconds).toBeGreaterThan(3)
    expect(seconds).toBeLessThan(5)
    expect(
      estimateTurn(turnOf('Twelve words are about as many as somebody says in four seconds.', 0.5)),
    ).toBeCloseTo(2 * seconds)
    expect(estimateTurn(turnOf('[pause 2s]'))).toBe(2)
    expect(estimateTurn(turnOf('<laugh>'))).toBe(0.5)
    expect(estimateTurn(turnOf('Привет'))).toBe(0)
  })
})
