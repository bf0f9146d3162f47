import { forecastRender } from '../../core/estimate/forecast-render.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import { spellMoment } from '../../core/text/spell-moment.ts'
import type { RenderProgress } from '../studio/render-progress.ts'
import type { CommandContext } from './command-context.ts'

/** Shows a render on the progress line: what is done, of how much, and the time left. */
export function watchRender({
  output,
  progress,
  terminal,
}: Pick<CommandContext, 'output' | 'progress' | 'terminal'>): (progress: RenderProgress) => void {
  const forecast = forecastRender()
  let stage = ''
  let planned = 0
  let before = 0
  const show = (name: string, detail: string) => {
    stage = name
    const left = forecast.left(now())
    progress.show(name, left === undefined ? detail : `${detail} · ${spellDuration(left)} left`)
  }
  const now = () => terminal.clock().getTime() / 1000
  return (event) => {
    if (event.step !== 'speak' && event.step !== 'wait') forecast.hear(event, now())
    if (event.step === 'plan') {
      const reused = event.turns - event.missing
      const known = reused === 0 ? '' : `, ${countOf(reused, 'line')} reused`
      // Lines that came out badly count once more when they are made again.
      const again = planned === 0 ? 0 : event.missing - planned
      if (again > 0) before = planned
      planned = event.missing
      if (again > 0) show(`Speaking ${countOf(again, 'line')} again`, '0 done')
      else if (event.missing > 0 && stage === '')
        show(`Speaking ${countOf(event.missing, 'line')}${known}`, '0 done')
    } else if (event.step === 'speak') {
      show(stage, `${event.made - before} done`)
    } else if (event.step === 'wait') {
      // Every few seconds at a slow pace: a part of the line, not a line of its own.
      if (stage !== '' || event.wait !== undefined)
        progress.show(stage === '' ? 'Collecting lines' : stage, event.wait?.message)
    } else if (event.step === 'batch' && event.batch !== undefined) {
      progress.clear()
      for (const sentence of spellBatch(event.batch, terminal.clock())) output.note(sentence)
    } else if (event.step === 'master') {
      show('Mixing and levelling', `${Math.round(event.fraction * 100)} %`)
    }
  }
}

/** What a person should know who is about to wait for a batch, or to go away. */
function spellBatch(
  { until, lines }: { readonly until: Date; readonly lines: number },
  now: Date,
): readonly string[] {
  const what = countOf(lines, 'line')
  if (until <= now)
    return [
      `Google has not ended a batch of ${what} whose time is over. They are waited for a few minutes more.`,
      'What it has not brought by then is asked for again, and may be charged for twice.',
    ]
  return [
    `Google makes ${what} in a batch, ${spellMoment(until, now)} at the latest. What is missing then is asked for at once.`,
    'Ctrl+C leaves the batch to Google: the next render of this script collects it, and pays for nothing twice.',
  ]
}
