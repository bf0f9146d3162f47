import { resolveCast } from '../../src/core/cast/resolve-cast.ts'
import { planRequests } from '../../src/core/plan/plan-requests.ts'
import { planTakes, type PlannedTake } from '../../src/core/plan/plan-takes.ts'
import { parseScript } from '../../src/core/script/parse-script.ts'
import type { Script } from '../../src/core/script/script.ts'

type Row = { what: string; value: number; unit: string; limit?: number; note?: string }

const limits = { turnsPerRequest: 100, speakersPerRequest: 2 }
const lines = [
  'Welcome back! Today we talk about how sound travels through water.',
  'Thanks for having me. It is a strange subject, and I have waited years to be asked about it.',
  'Is that really true?',
  'A whale sings off Iceland, and a microphone near Bermuda hears it, thousands of miles away.',
  'I would not have believed it.',
]

/** 200 turns; whoever speaks next is drawn, the same each time. */
function talkOf(names: readonly string[], chapterEvery: number): string {
  let seed = 7
  let last = -1
  return Array.from({ length: 200 }, (_, turn) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    last = (last + 1 + (names.length > 2 ? seed % (names.length - 1) : 0)) % names.length
    const chapter = turn % chapterEvery === 0 ? `\n# Part ${turn / chapterEvery}\n` : ''
    return `${chapter}${names[last] ?? ''}: ${lines[seed % lines.length] ?? ''} Line ${turn}.`
  }).join('\n')
}

function planOf(script: Script): readonly PlannedTake[] {
  return planTakes({
    turns: script.turns,
    spokenAs: resolveCast(script, []),
    engine: 'gemini',
    model: 'bench/1',
    usesStyle: true,
    language: undefined,
  })
}

function requestsFor(text: string): number {
  const script = parseScript(text)
  const plan = planOf(script)
  return planRequests(script.items, plan, plan, limits).length
}

function requestsAfterEdit(text: string): number {
  const before = new Set(planOf(parseScript(text)).map(({ key }) => key))
  const script = parseScript(text.replace('Line 100.', 'Line one hundred.'))
  const plan = planOf(script)
  const missing = plan.filter(({ key }) => !before.has(key))
  return planRequests(script.items, plan, missing, limits).length
}

/** How many requests passages save. The limits are those of a 200-turn script asked for line by line. */
export async function passagesBench(): Promise<{ name: string; rows: Row[] }> {
  const interview = talkOf(['Host', 'Guest'], 40)
  const panel = talkOf(['Ann', 'Bob', 'Cem', 'Dana', 'Eli'], 40)
  const start = performance.now()
  const ofPanel = requestsFor(panel)
  const took = performance.now() - start
  const rows: Row[] = [
    {
      what: 'requests of an interview of two, per line',
      value: requestsFor(interview) / 200,
      unit: '×',
      limit: 1 / 8,
    },
    { what: 'requests of a panel of five, per line', value: ofPanel / 200, unit: '×', limit: 1 / 2 },
    {
      what: 'requests after one line of 200 was changed',
      value: requestsAfterEdit(panel),
      unit: '',
      limit: 1,
    },
    { what: 'planning 200 lines of five speakers', value: took, unit: 'ms', limit: 50 },
  ]
  return { name: 'Passages', rows }
}
