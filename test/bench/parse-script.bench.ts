import { parseScript } from '../../src/core/script/parse-script.ts'

type Row = { what: string; value: number; unit: string; limit?: number; note?: string }

const runs = 15
const sentences = [
  'Welcome back! Today we talk about how sound travels through water, and why it is so fast.',
  'Thanks for having me. <laugh> It is a strange subject, and I have waited years to be asked about it.',
  'A whale sings off Iceland, and a microphone near Bermuda hears it: 4,000 km away, at 10:30 in the morning.',
  'Is that really true?',
]

/** A script of so many lines, as people write them: two to five speakers, cues, chapters, comments, paragraphs. */
function makeScript(lines: number): string {
  const names = ['Host', 'Guest', 'Dr. Marie Smith', 'Caller']
  const script: string[] = []
  for (let line = 0; script.length < lines; line++) {
    const name = names[(line * 7) % 4] ?? 'Host'
    script.push(`${name}${line % 9 === 0 ? ' (warm, amused)' : ''}: ${sentences[line % 4] ?? ''}`)
    if (line % 5 === 0) script.push(`  And **another** thing: ${sentences[(line + 1) % 4] ?? ''}`)
    if (line % 11 === 0) script.push('', '[pause 0.8s]')
    if (line % 40 === 0) script.push(`# Chapter ${line}`, '// a remark')
  }
  return script.slice(0, lines).join('\n')
}

function medianMilliseconds(source: string, times: number): number {
  const figures = Array.from({ length: times }, () => {
    const start = performance.now()
    parseScript(source)
    return performance.now() - start
  })
  return figures.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? 0
}

/** What would be slow if any part of the parser looked at a character more than a fixed number of times. */
const floods = Array.from('(<[:*`|\\#\n\r>-_').concat(
  '[a](',
  '<a',
  '<a>',
  'A:\n',
  '---\n',
  '- ',
  '> ',
  'A (',
  '**a',
  '[x]\n',
)

/** The slowest of 100,000 characters of one kind, as a script and inside a turn. */
function slowestFlood(): Row {
  const what = '100,000 characters of one mark, the slowest'
  let slowest: Row = { what, value: 0, unit: 'ms', limit: 500 }
  for (const flood of floods) {
    for (const before of ['', 'Host: x']) {
      const value = medianMilliseconds(before + flood.repeat(100_000 / flood.length), 3)
      if (value > slowest.value) slowest = { ...slowest, value, note: JSON.stringify(before + flood) }
    }
  }
  return slowest
}

/** How long scripts take to parse, in milliseconds. */
export async function parseScriptBench(): Promise<{ name: string; rows: Row[] }> {
  const usual = makeScript(10_000)
  const longTurn = `Host: ${'Sound is a wave, and a wave needs something to move in. '.repeat(3_572)}`
  const chinese = `主持人：${'声音在水中传播得更快。'.repeat(18_182)}`
  return {
    name: 'Parsing scripts',
    rows: [
      { what: 'the first, 100 lines', value: medianMilliseconds(makeScript(100), 1), unit: 'ms' },
      { what: '10,000 lines', value: medianMilliseconds(usual, runs), unit: 'ms', limit: 50 },
      {
        what: 'one turn of 200,000 characters',
        value: medianMilliseconds(longTurn, runs),
        unit: 'ms',
        limit: 50,
      },
      { what: 'one turn of 200,000 Chinese characters', value: medianMilliseconds(chinese, 5), unit: 'ms' },
      slowestFlood(),
    ],
  }
}
