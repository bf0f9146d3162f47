import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { matchScripts } from '../../../src/core/version/match-scripts.ts'
import { scriptParts } from '../../../src/core/version/script-parts.ts'

const parts = (text: string) => scriptParts(parseScript(text))
const match = (before: string, after: string) => matchScripts(parts(before), parts(after))
const kinds = (before: string, after: string) => match(before, after).map(({ kind }) => kind)

/** Lines as they come out of a hat: few speakers and words, so that many are equal or alike. */
const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('Host', 'Guest', 'Host (softly)'),
      fc.array(fc.constantFrom('sound', 'water', 'deep', 'slow', 'bell', 'ear'), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    .map(([name, words]) => `${name}: ${words.join(' ')}.`),
  fc.constantFrom('# Opening', '[pause 1s]', '// by hand', '# Close'),
)
const script = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'))
/** Lines of which no two are equal. */
const distinct = fc
  .array(fc.integer({ min: 1, max: 1e9 }), { minLength: 2, maxLength: 40 })
  .map((numbers) =>
    numbers.map((number, at) => `${at % 2 === 0 ? 'Host' : 'Guest'}: Line ${at} of number ${number}.`),
  )

describe('a new version of a script', () => {
  test('uses every part of both once; what stays keeps its order, and only the like is edited', () => {
    fc.assert(
      fc.property(script, script, (one, other) => {
        const [before, after] = [parts(one), parts(other)]
        const changes = matchScripts(before, after)
        const places = (side: 'before' | 'after') =>
          changes.flatMap((change) => new Map<string, unknown>(Object.entries(change)).get(side) ?? [])
        expect(new Set(places('before'))).toEqual(new Set(before.keys()))
        expect(places('before')).toHaveLength(before.length)
        expect(places('after')).toEqual([...after.keys()])
        const stayed = changes.filter(({ kind }) => kind === 'same' || kind === 'edited')
        const from = stayed.flatMap((change) => ('before' in change ? [change.before] : []))
        expect(from).toEqual(from.toSorted((a, b) => a - b))
        for (const change of changes) {
          if (change.kind === 'same' || change.kind === 'moved')
            expect({ ...before[change.before], turn: 0 }).toEqual({ ...after[change.after], turn: 0 })
          if (change.kind === 'edited') expect(before[change.before]?.kind).toBe(after[change.after]?.kind)
        }
      }),
    )
  })

  test('that is the script itself has nothing but the same', () => {
    fc.assert(fc.property(script, (text) => kinds(text, text).every((kind) => kind === 'same')))
  })

  test('with one line more has one new one; with one less, one removed', () => {
    fc.assert(
      fc.property(script, line, fc.nat(), (text, added, at) => {
        const lines = text === '' ? [] : text.split('\n')
        // A line that changes how others are read is more than one line.
        const longer = lines.toSpliced(at % (lines.length + 1), 0, added).join('\n')
        fc.pre(parts(longer).length === parts(text).length + 1)
        expect(kinds(text, longer).filter((kind) => kind !== 'same')).toEqual(['new'])
        expect(kinds(longer, text).filter((kind) => kind !== 'same')).toEqual(['removed'])
      }),
    )
  })

  test('with two lines swapped has moved ones and none edited', () => {
    fc.assert(
      fc.property(distinct, fc.nat(), fc.nat(), (lines, first, second) => {
        const [i, j] = [first % lines.length, second % lines.length]
        fc.pre(i !== j)
        const swapped = lines.with(i, lines[j] ?? '').with(j, lines[i] ?? '')
        const changed = kinds(lines.join('\n'), swapped.join('\n')).filter((kind) => kind !== 'same')
        expect(new Set(changed)).toEqual(new Set(['moved']))
        expect(changed.length).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('with one line said a little otherwise has one edited', () => {
    fc.assert(
      fc.property(distinct, fc.nat(), (lines, at) => {
        const i = at % lines.length
        const after = lines.with(i, (lines[i] ?? '').replace('.', ', really.'))
        const changed = match(lines.join('\n'), after.join('\n')).filter(({ kind }) => kind !== 'same')
        expect(changed).toEqual([{ kind: 'edited', before: i, after: i }])
      }),
    )
  })

  test('another name, another style and another pause are edits; another sentence is none', () => {
    const before = 'Host: Sound is fast.\n[pause 1s]\nGuest: In water it is faster.\nHost: Why is that?\n'
    expect(match(before, before.replace('Guest:', 'Guest (softly):'))[2]?.kind).toBe('edited')
    expect(match(before, before.replaceAll('Host:', 'Anna:')).map(({ kind }) => kind)).toEqual([
      'edited',
      'same',
      'same',
      'edited',
    ])
    expect(match(before, before.replace('1s', '2s'))[1]?.kind).toBe('edited')
    expect(
      kinds(before, before.replace('In water it is faster', 'In winter bells ring all day long')),
    ).toEqual(['same', 'same', 'removed', 'new', 'same'])
  })

  test('a comment that becomes a line is no edit', () => {
    expect(kinds('Host: Hello.\n// check this', 'Host: Hello.\nHost: Check this.')).toEqual([
      'same',
      'removed',
      'new',
    ])
  })

  test('an edited line is found behind many new ones', () => {
    const added = Array.from({ length: 300 }, (_, at) => `Host: Quite another matter ${'x'.repeat(at + 1)}.`)
    const changes = match(
      'Host: One two.\nGuest: In water it is faster.\nHost: Why?',
      ['Host: One two.', ...added, 'Guest: In water it is much faster.', 'Host: Why?'].join('\n'),
    )
    expect(changes).toContainEqual({ kind: 'edited', before: 1, after: 301 })
  })

  test('front matter, chapters and comments count as well', () => {
    const before = '---\ntitle: Sound\ncast:\n  Host: Kore\n---\n# One\nHost: Hello.\n// check this\n'
    const after = '---\ntitle: Sound\ncast:\n  Host: Puck\n---\n# One\nHost: Hello.\n'
    expect(match(before, after).filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'edited', before: 2, after: 2 },
      { kind: 'removed', before: 5 },
    ])
  })
})
