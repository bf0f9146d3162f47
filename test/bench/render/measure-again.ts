import { withServer } from '../gemini/with-server.ts'
import type { BenchRow } from '../window/bench-row.ts'
import { onBenchMachine } from './command.ts'
import { interview, talkOf } from './talks.ts'

/** Turns of about five seconds. */
const halfHour = 360
const fiveHours = 3600

/** What a long episode takes when all is spoken already, and in memory. */
export function measureLongRenders(): Promise<readonly BenchRow[]> {
  return withServer({ latency: 0 }, async ({ url }) => {
    const options = ['--engine', 'gemini', '--base-url', url, '--line-by-line']
    const short = await onBenchMachine(async ({ render }) => {
      const script = talkOf(interview, { turns: halfHour })
      const first = await render(script, ...options)
      // Another loudness: the takes are there, the audio is to be made.
      const again = await render(script, ...options, '--loudness', '-18')
      return { first, again }
    })
    const long = await onBenchMachine(({ render }) =>
      render(talkOf(interview, { turns: fiveHours }), ...options),
    )
    const { first, again } = short
    return [
      { what: 'takes made by the second render', value: again.lines.made, unit: '', limit: 0 },
      {
        what: 'second render, whole program',
        value: again.wall,
        unit: 's',
        note: `${(again.seconds / 60).toFixed(0)} min of audio, at another loudness`,
      },
      { what: 'over the length of the audio', value: again.wall / again.seconds, unit: '×', limit: 1 / 300 },
      {
        what: 'peak memory, first render',
        value: first.memory,
        unit: 'MB',
        note: `${(first.seconds / 60).toFixed(0)} min`,
      },
      {
        what: 'peak memory, ten times as long',
        value: long.memory,
        unit: 'MB',
        note: `${(long.seconds / 3600).toFixed(1)} h`,
      },
      { what: 'ten times as long over once', value: long.memory / first.memory, unit: '×', limit: 1.1 },
    ]
  })
}
