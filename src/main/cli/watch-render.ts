import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import { timeLeft } from '../../core/text/time-left.ts'
import type { RenderProgress } from '../studio/render-progress.ts'
import type { CommandContext } from './command-context.ts'

/** Shows a render on the progress line: what is done, of how much, and the time left. */
export function watchRender({ progress, terminal }: CommandContext): (progress: RenderProgress) => void {
  let stage = ''
  let since = 0
  const show = (name: string, fraction: number, detail: string) => {
    const now = terminal.clock().getTime()
    if (name !== stage) since = now
    stage = name
    const left = timeLeft((now - since) / 1000, fraction)
    progress.show(name, left === undefined ? detail : `${detail} · ${spellDuration(left)} left`)
  }
  return (event) => {
    if (event.step === 'plan') {
      const reused = event.turns - event.missing
      const known = reused === 0 ? '' : `, ${countOf(reused, 'line')} reused`
      if (event.missing > 0) show(`Speaking ${countOf(event.missing, 'line')}${known}`, 0, '0 done')
    } else if (event.step === 'speak') {
      show(stage, event.made / event.missing, `${event.made} done`)
    } else if (event.step === 'wait') {
      // Every few seconds at a slow pace: a part of the line, not a line of its own.
      if (stage !== '') progress.show(stage, event.wait?.message)
    } else {
      show('Mixing and levelling', event.fraction, `${Math.round(event.fraction * 100)} %`)
    }
  }
}
