import { describe, expect, test } from 'vitest'
import { parsePhones } from '../../../src/core/draft/parse-phones.ts'
import { placePhones } from '../../../src/core/draft/place-phones.ts'
import { placeWords } from '../../../src/core/draft/place-words.ts'

/** A sound every tenth of a second. */
const spoken = (sounds: string) =>
  sounds.split(' ').map((name, index) => ({ name, start: index, end: index + 1 }))
const words = (...sounds: string[]) => sounds.map((word) => word.split(' '))
const placed = (alone: string[], said: string) =>
  placeWords(words(...alone), spoken(said)).map((span) =>
    span === undefined ? undefined : [span.start, span.end],
  )

describe('placing words', () => {
  test('that sound in the sentence as they do alone', () => {
    expect(placed(['pau hh ay pau', 'pau dh eh r pau'], 'pau hh ay dh eh r pau')).toEqual([
      [1, 3],
      [3, 6],
    ])
  })

  test('with a pause between them, which belongs to neither', () => {
    expect(placed(['hh ay', 'dh eh r'], 'pau hh ay pau pau dh eh r pau')).toEqual([
      [1, 3],
      [5, 8],
    ])
  })

  test('that sound a little different', () => {
    expect(placed(['dh iy', 'r iy d', 'b uh k'], 'dh ax r eh d b uh k')).toEqual([
      [0, 2],
      [2, 5],
      [5, 8],
    ])
  })

  test('with more said than alone: "$5 million"', () => {
    const said = 'k ao s t f ay v m ih l y ax n d aa l er z pau'
    expect(placed(['k ao s t', 'f ay v d aa l er z', 'm ih l y ax n'], said)).toEqual([
      [0, 4],
      [4, 7],
      [7, 18],
    ])
  })

  test('of which nothing was said', () => {
    expect(placed(['hh ay', '', 'dh eh r'], 'hh ay dh eh r')).toEqual([[0, 2], undefined, [2, 5]])
    expect(placed(['hh ay'], 'pau')).toEqual([undefined])
    expect(placeWords([], [])).toEqual([])
  })
})

describe('what Flite prints', () => {
  test('is read line by line', () => {
    expect(parsePhones('pau:0.224 w:0.274 \npau:0.1 ay:0.25 \n \n')).toEqual([
      [
        { name: 'pau', end: 0.224 },
        { name: 'w', end: 0.274 },
      ],
      [
        { name: 'pau', end: 0.1 },
        { name: 'ay', end: 0.25 },
      ],
    ])
    expect(parsePhones('pau w eh \n')).toEqual([
      [
        { name: 'pau', end: 0 },
        { name: 'w', end: 0 },
        { name: 'eh', end: 0 },
      ],
    ])
  })

  test('is put on one line of time, without what was printed but not rendered', () => {
    const utterances = parsePhones('pau:0.2 ay:0.5 pau:0.8 \npau:0.3 m:0.6 pau:1.0')
    expect(
      placePhones(utterances, 1.6).map(({ start, end }) =>
        [start, end].map((time) => Number(time.toFixed(6))),
      ),
    ).toEqual([
      [0, 0.2],
      [0.2, 0.5],
      [0.5, 0.7],
      [0.7, 1],
      [1, 1.3],
      [1.3, 1.6],
    ])
  })
})
