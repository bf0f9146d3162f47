import { resolveCast } from '../../src/core/cast/resolve-cast.ts'
import { planRequests } from '../../src/core/plan/plan-requests.ts'
import { planTakes, type PlannedTake } from '../../src/core/plan/plan-takes.ts'
import { parseScript } from '../../src/core/script/parse-script.ts'
import type { Script } from '../../src/core/script/script.ts'
import { interview as interviewers, panel as panellists, talkOf } from './render/talks.ts'

type Row = { what: string; value: number; unit: string; limit?: number; note?: string }

const limits = { turnsPerRequest: 100, speakersPerRequest: 2 }
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
  const interview = talkOf(interviewers)
  const panel = talkOf(panellists)
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
