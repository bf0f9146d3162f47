import { forecastRender } from '../../core/estimate/forecast-render.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { RenderProgress } from '../studio/render-progress.ts'
import type { CommandContext } from './command-context.ts'

/** Shows a render on the progress line: what is done, of how much, and the time left. */
export function watchRender({ progress, terminal }: CommandContext): (progress: RenderProgress) => void {
  const forecast = forecastRender()
  let stage = ''
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
      if (event.missing > 0) show(`Speaking ${countOf(event.missing, 'line')}${known}`, '0 done')
    } else if (event.step === 'speak') {
      show(stage, `${event.made} done`)
    } else if (event.step === 'wait') {
      // Every few seconds at a slow pace: a part of the line, not a line of its own.
      if (stage !== '' || event.wait !== undefined)
        progress.show(stage === '' ? 'Collecting lines' : stage, event.wait?.message)
    } else if (event.step === 'master') {
      show('Mixing and levelling', `${Math.round(event.fraction * 100)} %`)
    }
  }
}
