import { array, assert, constantFrom, double, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { captionCues } from '../../../src/core/captions/caption-cues.ts'
import { captionsOf } from '../../../src/core/captions/captions.ts'
import type { SpokenLine } from '../../../src/core/captions/spoken-line.ts'
import { textWidth } from '../../../src/core/captions/text-width.ts'
import { toSrt } from '../../../src/core/captions/to-srt.ts'
import { toVtt } from '../../../src/core/captions/to-vtt.ts'

const host = (text: string, start: number, end: number, more: Partial<SpokenLine> = {}): SpokenLine => ({
  turn: 0,
  speaker: 'Host',
  text,
  start,
  end,
  ...more,
})

const letter = constantFrom(
  ...Array.from('aaaaaeeeooo   ,,.?!-–"\n'),
  '你',
  '好',
  '。',
  'שלום ',
  'สวัสดี',
  '👩‍👩‍👧',
  'é',
  '한국 ',
)
const words = array(letter, { maxLength: 400 }).map((letters) => letters.join(''))
const spoken = array(
  tuple(words, double({ min: 0, max: 40, noNaN: true }), double({ min: -0.1, max: 2, noNaN: true })),
  {
    maxLength: 6,
  },
).map((turns) => {
  let at = 0.25
  return turns.map(([text, length, gap], turn): SpokenLine => {
    const start = at
    // Lines are in order of time, however short one is that the next begins before the end of.
    at += Math.max(0, length + gap)
    return { turn, speaker: `Speaker ${turn % 3}`, text, start, end: start + length }
  })
})

const bare = (text: string) => text.replaceAll(/\s+/g, '')

describe('captions', () => {
  test('say every word once, in lines that fit, at times that never overlap', () => {
    assert(
      property(spoken, (lines) => {
        const cues = captionCues(lines)
        const shown = lines.filter(
          ({ start, end }, index) => Math.min(end, lines[index + 1]?.start ?? end) > start,
        )
        expect(bare(cues.map(({ lines: rows }) => rows.join('')).join(''))).toBe(
          bare(shown.map(({ text }) => text).join('')),
        )
        for (const [index, { start, end, lines: rows }] of cues.entries()) {
          expect(rows.length).toBeLessThanOrEqual(2)
          for (const row of rows) expect(textWidth(row)).toBeLessThanOrEqual(65)
          expect(end).toBeGreaterThan(start)
          expect(start).toBeGreaterThanOrEqual(cues[index - 1]?.end ?? 0)
        }
      }),
    )
  })

  test('begin and end exactly where the turn does, and stay long enough to be read', () => {
    const text = `Sound travels four times as fast in water. ${'Nobody knew why, until somebody measured it in a lake! '.repeat(6)}`
    const seconds = text.length / 16
    const cues = captionCues([host(text, 3.21, 3.21 + seconds)])
    expect([cues[0]?.start, cues.at(-1)?.end]).toEqual([3.21, 3.21 + seconds])
    expect(cues.length).toBeGreaterThan(3)
    for (const cue of cues) {
      expect(cue.text.length / (cue.end - cue.start)).toBeLessThanOrEqual(18.0001)
      expect(cue.text).toMatch(/[.!,]$/)
    }
  })

  test('keep to the times of words where they are known', () => {
    const text = `${'A first sentence of some length that fills a line and more, as it should. '.repeat(2)}Then, after a long rest, a second.`
    const second = text.indexOf('Then')
    const cues = captionCues([
      host(text, 0, 30, {
        words: [
          { at: 0, start: 0 },
          { at: second, start: 25 },
        ],
      }),
    ])
    expect(cues.find(({ text: shown }) => shown.startsWith('Then'))?.start).toBe(25)
  })

  test('a short answer is one cue, however short, and an overlap is cut', () => {
    const cues = captionCues([host('Yes.', 1, 1.3), host('No.', 1.25, 1.6), host('', 2, 3), host('…', 3, 3)])
    expect(cues.map(({ start, end, text }) => [start, end, text])).toEqual([
      [1, 1.25, 'Yes.'],
      [1.25, 1.6, 'No.'],
    ])
  })

  test('Chinese is parted between letters, not before a mark, and each letter takes two columns', () => {
    const cues = captionCues([
      host('声音在水中传播得比在空气中快四倍以上，因为水更难被压缩。'.repeat(4), 0, 40),
    ])
    expect(cues.length).toBeGreaterThan(1)
    for (const row of cues.flatMap(({ lines }) => lines)) {
      expect(textWidth(row)).toBeLessThanOrEqual(65)
      expect(row).not.toMatch(/^[，。]/)
    }
    expect(cues.every(({ text }) => /[，。]$/.test(text))).toBe(true)
  })

  test('a word wider than a line is parted between whole letters', () => {
    const cues = captionCues([host(`${'a'.repeat(64)}👩‍👩‍👧${'b'.repeat(100)}`, 0, 10)])
    expect(cues.flatMap(({ lines }) => lines).join('')).toBe(`${'a'.repeat(64)}👩‍👩‍👧${'b'.repeat(100)}`)
    expect(cues.flatMap(({ lines }) => lines).some((row) => row.includes('👩‍👩‍👧'))).toBe(true)
  })
})

describe('WebVTT', () => {
  test('names each speaker; nothing in a text or a name breaks out', () => {
    const lines = [
      host('He said: "a --> b" & <b>bold</b>.', 0.25, 4.5, { speaker: 'Dr. <Evil> & Co.\n00:00 --> 00:01' }),
      host('One.\n\nWEBVTT\nTwo\r\n\r\n00:01.000 --> 00:02.000\rThree', 3599.9996, 3606.25),
    ]
    expect(toVtt(captionsOf(lines))).toBe(
      [
        'WEBVTT',
        '',
        '00:00:00.250 --> 00:00:04.500',
        '<v Dr. &lt;Evil&gt; &amp; Co. 00:00 --&gt; 00:01>He said: "a --&gt; b" &amp; &lt;b&gt;bold&lt;/b&gt;.',
        '',
        '01:00:00.000 --> 01:00:06.250',
        '<v Host>One. WEBVTT Two 00:01.000 --&gt; 00:02.000 Three',
        '',
      ].join('\n'),
    )
  })

  test('moves all times by a stated delay', () => {
    expect(toVtt(captionsOf([host('Hello there.', 1, 3)], { delay: 0.025 }))).toContain(
      '00:00:01.025 --> 00:00:03.025',
    )
  })
})

describe('SubRip', () => {
  test('says who speaks where the speaker changes', () => {
    const lines = [
      host('First.', 0, 1.5),
      host('Second -->', 2, 3.5),
      host('Third.', 4, 5, { speaker: 'Guest' }),
    ]
    expect(toSrt(captionsOf(lines))).toBe(
      `1\n00:00:00,000 --> 00:00:01,500\nHost: First.\n\n2\n00:00:02,000 --> 00:00:03,500\nSecond →\n\n` +
        `3\n00:00:04,000 --> 00:00:05,000\nGuest: Third.\n`,
    )
  })

  test('counts the name as part of the line', () => {
    const cue = captionCues([host('b'.repeat(60), 0, 3, { speaker: 'Somebody' })], { isNamed: true })
    expect(cue[0]?.lines).toEqual(['Somebody:', 'b'.repeat(60)])
  })
})
