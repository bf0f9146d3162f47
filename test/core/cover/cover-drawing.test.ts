import { readFileSync } from 'node:fs'
import { array, assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverColours } from '../../../src/core/cover/cover-colours.ts'
import { coverDesign } from '../../../src/core/cover/cover-design.ts'
import { coverDrawing, type CoverOrder } from '../../../src/core/cover/cover-drawing.ts'
import { fontMetrics } from '../../../src/core/cover/font-metrics.ts'
import { setText } from '../../../src/core/cover/set-text.ts'

const font = (name: string) =>
  fontMetrics(readFileSync(new URL(`../../../resources/fonts/Inter-${name}.ttf`, import.meta.url)))
const fonts = { title: font('Bold'), show: font('Medium') }

/** The lines of words in a cover, from top to bottom: what they say and how large. */
function wordsIn(order: CoverOrder): { text: string; size: number; y: number }[] {
  const found = coverDrawing(order, fonts).matchAll(
    /<text x="72" y="([\d.]+)"[^>]*font-size="([\d.]+)"[^>]*>([^<]*)</g,
  )
  return [...found].map(([, y, size, text = '']) => ({ text, size: Number(size), y: Number(y) }))
}

describe('the words of a drawn cover', () => {
  test('are the show over the title, in as few and as large lines as fit', () => {
    const words = wordsIn({ title: 'How sound travels', show: 'Deep Water' })
    expect(words.map(({ text, size }) => [text, size])).toEqual([
      ['Deep Water', 44],
      ['How sound', 132],
      ['travels', 132],
    ])
  })

  test('stay inside its edges and one below the other, whatever they are', () => {
    const word = string({ minLength: 1, maxLength: 40 }).map((text) => text.replace(/\s/g, 'W'))
    assert(
      property(array(word, { minLength: 1, maxLength: 40 }), string({ maxLength: 80 }), (words, show) => {
        const lines = wordsIn({ title: words.join(' ').slice(0, 500), show })
        const plain = lines.map(({ text }) =>
          text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
        )
        for (const [index, { size, y }] of lines.entries()) {
          const { width } = size === 44 && index === 0 ? fonts.show : fonts.title
          if (width(plain[index] ?? '') * size > 857 || y > 930) return false
          if (y - size < (index === 0 ? 250 : (lines[index - 1]?.y ?? 0))) return false
        }
        return true
      }),
      { numRuns: 60 },
    )
  })

  test('shrink and end with an ellipsis only where they would not fit at all', () => {
    const long = wordsIn({ title: 'Lorem ipsum dolor sit amet, '.repeat(18).slice(0, 500).trim() })
    expect(long.map(({ text }) => text).join(' ')).not.toContain('…')
    const tooLong = wordsIn({ title: 'W'.repeat(500) })
    expect(tooLong.at(-1)?.text).toMatch(/^W+…$/)
    // A long word makes not all else small.
    expect(wordsIn({ title: `On ${'Donaudampfschifffahrt'.repeat(3)}` })[0]?.size).toBeGreaterThan(60)
  })

  test('are left out where the font has not their letters: no boxes', () => {
    for (const title of ['🎙️🎧✨', 'كيف ينتقل الصوت', '深い水の音', '👩‍👩‍👧 — 🎙️', '\u202E', ''])
      expect([title, wordsIn({ title })]).toEqual([title, []])
    expect(wordsIn({ title: '深い水の音', show: 'Deep Water' }).map(({ text }) => text)).toEqual([
      'Deep Water',
    ])
    expect(wordsIn({ title: '🎙️ Как звук 1️⃣' }).map(({ text }) => text)).toEqual(['Как звук 1'])
  })

  test('are text, not drawing', () => {
    const svg = coverDrawing(
      { title: '</text><script>x</script>&"', show: '<image href="file:///etc/passwd"/>' },
      fonts,
    )
    expect(svg).not.toMatch(/<(?:script|image|[^>]*href)/)
    expect(wordsIn({ title: 'A < B & C' })[0]?.text).toBe('A &lt; B &amp; C')
  })
})

test('the same title has the same cover, another has another; a seed keeps it', () => {
  expect(coverDrawing({ title: 'One' }, fonts)).toBe(coverDrawing({ title: 'One' }, fonts))
  const design = ({ title, seed }: CoverOrder) => coverDrawing({ title, seed }, fonts).split('<text')[0]
  expect(design({ title: 'One' })).not.toBe(design({ title: 'Two' }))
  expect(design({ title: 'One', seed: 'show' })).toBe(design({ title: 'Two', seed: 'show' }))
  const designs = Array.from({ length: 60 }, (_, index) => coverDesign(`Episode ${index}`))
  expect(new Set(designs.map(({ hue, pattern }) => `${hue} ${pattern}`)).size).toBeGreaterThan(16)
})

/** Luminance, 0…1 (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test('the words stand out from the ground at every hue', () => {
  for (let hue = 0; hue < 360; hue += 5) {
    const { words, from, to } = coverColours(hue)
    const contrasts = [from, to].map((ground) => (luminance(words) + 0.05) / (luminance(ground) + 0.05))
    expect(Math.min(...contrasts)).toBeGreaterThan(7)
  }
})

test('lines of a set text are about equally long', () => {
  const box = { width: 30, height: 10, largest: 1, smallest: 1, partBelow: 1, leading: 1 }
  const { lines } = setText('one two three four five six seven', box, (line) => line.length)
  expect(lines).toEqual(['one two three four', 'five six seven'])
})

test('widths and letters of a font are those of the font', () => {
  expect(fonts.title.has('Ω')).toBe(true)
  expect(fonts.title.has('語')).toBe(false)
  expect(fonts.title.width('W')).toBeGreaterThan(2 * fonts.title.width('i'))
  expect(fonts.title.width('iW')).toBeCloseTo(fonts.title.width('i') + fonts.title.width('W'), 10)
})
