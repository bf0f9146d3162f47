import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrangeEpisodes } from '../../src/renderer/components/arrange-episodes.ts'
import { viewCast } from '../../src/renderer/components/cast-view.ts'
import { offerRender } from '../../src/renderer/components/render-label.ts'
import { nothingSelected, select, selectAll } from '../../src/renderer/components/selection.ts'
import { spellDate } from '../../src/renderer/components/spell-date.ts'
import { spellTime } from '../../src/renderer/components/spell-time.ts'
import { mapScript } from '../../src/renderer/editor/script-map.ts'
import { readForm, writeForm } from '../../src/renderer/editor/text-form.ts'
import { spellKeys } from '../../src/renderer/elements/spell-keys.ts'
import { acceleratorOf, shortcuts } from '../../src/shared/shortcuts.ts'
import { parseScript } from '../../src/core/script/parse-script.ts'
import { peaksForDrawing } from '../../src/renderer/player/peaks-for-drawing.ts'

describe('the button beside the title', () => {
  const plan = {
    lines: { states: 'nnnnnnnmm', locks: '.........', heard: new Int32Array(9).fill(-1) },
    doubts: [],
    missing: 7,
    isCurrent: false,
    speech: 60,
    wait: 25,
    cost: 0,
    engine: 'draft' as const,
  }

  test('says what it makes, for how much, in what time', () => {
    expect(offerRender(plan, false)).toEqual({
      act: 'make',
      label: 'Generate 7 lines · free · 25 s',
      detail: '1 min of speech; 25 s at today’s pace. 2 lines are there already.',
    })
    expect(offerRender({ ...plan, missing: 1, wait: 0.2 }, false).label).toBe('Generate 1 line · free · 1 s')
    expect(offerRender({ ...plan, cost: 0.124 }, false).label).toBe('Generate 7 lines · about $0.12 · 25 s')
    expect(offerRender({ ...plan, cost: 0.0042 }, false).label).toBe(
      'Generate 7 lines · about $0.0042 · 25 s',
    )
  })

  test('says what is at half the price, and what Google is making already', () => {
    const later = { ...plan, cost: 0.124, wait: 86_400, service: 'batch' as const }
    expect(offerRender(later, false)).toMatchObject({
      label: 'Generate 7 lines · about $0.12 · within 24 h',
      detail:
        '1 min of speech; half price, in a batch that Google may take 24 h for. 2 lines are there already.',
    })
    const [since, until] = [new Date(2026, 10, 23, 14, 5), new Date(2026, 10, 24, 14, 5)]
    const batch = { lines: 7, since: since.toISOString(), until: until.toISOString() }
    const now = new Date(2026, 10, 23, 20, 0)
    const { act, label, detail } = offerRender({ ...plan, batch }, false, now)
    expect([act, label]).toEqual(['make', 'Collect 7 lines · paid already'])
    expect(detail).toMatch(
      /^Google has been making 7 lines in a batch since (?:14:05|2:05 PM); .* tomorrow at .*05/u,
    )
    // A line that was changed since is made beside it.
    const more = offerRender({ ...plan, batch: { ...batch, lines: 6 } }, false, now)
    expect(more.label).toBe('Generate 7 lines · free · 25 s')
    expect(more.detail).toContain('6 lines in a batch')
  })

  test('says what stands in the way, and still what it would make', () => {
    const obstacle = { code: 'key-missing', message: 'Gemini needs a key.' } as const
    expect(offerRender({ ...plan, cost: 0.12, obstacle }, false)).toMatchObject({
      act: 'none',
      label: 'Generate 7 lines · about $0.12 · 25 s',
      reason: 'Gemini needs a key.',
    })
    // Putting together what is there needs no key.
    expect(offerRender({ ...plan, missing: 0, obstacle }, false).act).toBe('make')
  })

  test('stops what runs, and rests when there is nothing to do', () => {
    expect(offerRender(plan, true)).toEqual({ act: 'stop', label: 'Stop' })
    expect(offerRender({ ...plan, missing: 0, isCurrent: true }, false)).toEqual({
      act: 'none',
      label: 'Up to date',
      isCurrent: true,
    })
    expect(
      offerRender({ ...plan, lines: { states: '', locks: '', heard: new Int32Array() } }, false).act,
    ).toBe('none')
    expect(offerRender(undefined, false).act).toBe('none')
  })

  test('offers to put together again what has its lines but another order', () => {
    expect(offerRender({ ...plan, missing: 0, wait: 3 }, false)).toEqual({
      act: 'make',
      label: 'Put together · free · 3 s',
    })
  })
})

describe('choosing in a list', () => {
  const ids = ['a', 'b', 'c', 'd']
  test('a range goes from where it began, both ways', () => {
    const begun = select(nothingSelected, ids, 'b', 'only')
    const down = select(begun, ids, 'd', 'range')
    expect([...down.chosen]).toEqual(['b', 'c', 'd'])
    expect([...select(down, ids, 'a', 'range').chosen]).toEqual(['a', 'b'])
  })
  test('toggling takes in and out', () => {
    const two = select(select(nothingSelected, ids, 'a', 'toggle'), ids, 'c', 'toggle')
    expect([...two.chosen]).toEqual(['a', 'c'])
    expect([...select(two, ids, 'a', 'toggle').chosen]).toEqual(['c'])
    expect(selectAll(two, ids).chosen.size).toBe(4)
  })
})

describe('times and dates', () => {
  test('a place in time', () => {
    expect([0, 42, 1085, 3723, -1, Number.NaN].map(spellTime)).toEqual([
      '0:00',
      '0:42',
      '18:05',
      '1:02:03',
      '0:00',
      '0:00',
    ])
  })
  test('a day as people say it', () => {
    const now = new Date(2026, 10, 23, 9, 30)
    const at = (...date: [number, number, number, number]) =>
      spellDate(new Date(...date).toISOString(), now, 'en-GB')
    expect(at(2026, 10, 23, 8)).toBe('08:00')
    const morning = new Date(2026, 10, 23, 8).toISOString()
    expect(spellDate(morning, now, 'en-US').replace(/\s/u, ' ')).toBe('8:00 AM')
    expect(at(2026, 10, 22, 23)).toBe('Yesterday')
    expect(at(2026, 9, 2, 12)).toBe('2 Oct')
    expect(at(2025, 9, 2, 12)).toBe('2 Oct 2025')
  })
})

const episode = (title: string, seconds?: number) => ({
  id: title,
  title,
  updatedAt: '2026-01-01T00:00:00Z',
  speakers: [],
  turns: 0,
  status: 'draft' as const,
  ...(seconds === undefined ? {} : { seconds }),
})

test('episodes without sound come last when sorted by length', () => {
  const found = arrangeEpisodes([episode('a'), episode('b', 10), episode('c', 90)], '', 'length')
  expect(found.map(({ title }) => title)).toEqual(['c', 'b', 'a'])
})

test('a text keeps the form it came in', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[^\r\n\u{FEFF}]*$/u)),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      (lines, lineBreak, mark) => {
        const text = (mark ? '\u{FEFF}' : '') + lines.join(lineBreak)
        const { form, body } = readForm(text)
        return writeForm(body, form) === text && !body.includes('\r')
      },
    ),
  )
})

test('a wave of any length is drawn with its extremes', () => {
  const pairs = Int16Array.from({ length: 2 * 1000 }, (_, at) =>
    at === 2 * 777 + 1 ? 32_767 : at === 2 * 100 ? -32_768 : 0,
  )
  for (const columns of [1, 7, 100, 1000, 5000]) {
    const [high, low] = peaksForDrawing(pairs, columns)
    expect(high).toHaveLength(Math.min(columns, 1000))
    expect(Math.max(...high)).toBeCloseTo(1, 3)
    expect(Math.max(...low)).toBe(1)
  }
  expect(peaksForDrawing(new Int16Array(0), 10)[0]).toHaveLength(1)
})

test('keys are written as the system has them', () => {
  expect(spellKeys('Mod+Shift+.', true)).toEqual(['⌘', '⇧', '.'])
  expect(spellKeys('Mod+Shift+.', false)).toEqual(['Ctrl', 'Shift', '.'])
})

test('the key that always plays is free on every system: ⌘Space is Spotlight', () => {
  const always = shortcuts.find(({ id }) => id === 'play-pause')
  expect(spellKeys(always?.keys ?? '', true)).toEqual(['⌃', 'Space'])
  expect(spellKeys(always?.keys ?? '', false)).toEqual(['Ctrl', 'Space'])
  // Electron's `Ctrl` is the control key on macOS too.
  expect(acceleratorOf(always?.keys ?? '')).toBe('Ctrl+Space')
})

describe('the cast of a script', () => {
  const map = mapScript(
    parseScript('---\ncast:\n  Guest:\n    voice: Puck\n    pace: 1.1\n---\n\nHost: One.\nGuest: Two.\n'),
  )
  test('is the episode’s choice, then the script’s, then a default, and says who stands in', () => {
    const rows = viewCast(map, { Host: { voice: 'Clara' } })
    expect(rows.map(({ speaker, voice, pace }) => ({ speaker, voice, pace }))).toEqual([
      { speaker: 'Host', voice: 'Clara', pace: 1 },
      { speaker: 'Guest', voice: 'Puck', pace: 1.1 },
    ])
    expect(rows[0]?.standIn).toBeUndefined()
    expect(rows[1]?.standIn).not.toBe('Puck')
    expect(rows[1]?.standIn).toBeDefined()
  })
  test('as Gemini speaks it, a draft voice has one like it, and a voice of Google’s library stays', () => {
    const rows = viewCast(map, { Host: { voice: 'Clara' }, Guest: { voice: 'alder-7' } }, {}, 'gemini')
    expect(rows.map(({ voice, standIn }) => ({ voice, standIn }))).toEqual([
      { voice: 'Clara', standIn: 'Zephyr' },
      { voice: 'alder-7', standIn: undefined },
    ])
  })
  test('a voice that does not exist is shown as it stands', () => {
    expect(viewCast(map, { Host: { voice: 'Uranus' } })[0]?.voice).toBe('Uranus')
  })
})
