import { withServer } from '../gemini/with-server.ts'
import type { BenchRow } from '../window/bench-row.ts'
import { onBenchMachine } from './command.ts'
import { interview, panel, talkOf } from './talks.ts'

const perMinute = 10
const latency = 1
const minute = 60

/** A panel of five on a server that allows ten requests a minute, by a program that has met this server before. */
export function measureRenderWall(): Promise<readonly BenchRow[]> {
  return withServer(
    { latency: 1000 * latency, requestsPerMinute: perMinute, speaks: true },
    ({ url, report }) =>
      onBenchMachine(async ({ render }) => {
        const options = ['--engine', 'gemini', '--base-url', url]
        const asked = async () => (await report()).statuses.length
        await render(talkOf(interview, { word: 'Before' }), ...options)
        const before = await asked()
        // The server's count of the minute before is not this episode's.
        await new Promise((resolve) => setTimeout(resolve, 1000 * minute))
        const made = await render(talkOf(panel), ...options)
        const { statuses, times } = await report()
        const requests = statuses.length - before
        const answered = statuses.slice(before).filter((status) => status === 200).length
        const spoken = ((times.at(-1) ?? 0) - (times[before] ?? 0)) / 1000 + latency
        const ideal = minute * Math.floor((answered - 1) / perMinute) + latency
        const edited = await render(talkOf(panel).replace('Line 100.', 'Line one hundred.'), ...options)
        const afterEdit = (await asked()) - before - requests
        const again = await render(talkOf(panel).replace('Line 100.', 'Line one hundred.'), ...options)
        const afterAgain = (await asked()) - before - requests - afterEdit
        return [
          {
            what: 'panel of five, 200 turns: requests a line',
            value: requests / 200,
            unit: '×',
            limit: 1 / 2,
          },
          { what: 'of them refused', value: requests - answered, unit: '' },
          {
            what: 'from the first request to the last answer',
            value: spoken,
            unit: 's',
            note: `${Math.round(made.seconds / 60)} min of speech`,
          },
          {
            what: 'over the schedule of ten a minute',
            value: spoken / ideal,
            unit: '×',
            limit: 1.1,
            note: `${ideal} s`,
          },
          {
            what: 'one line of 200 changed: requests',
            value: afterEdit,
            unit: '',
            limit: 1,
            note: `${edited.wall.toFixed(1)} s`,
          },
          {
            what: 'rendered again: requests',
            value: afterAgain,
            unit: '',
            limit: 0,
            note: `${again.wall.toFixed(1)} s`,
          },
        ]
      }),
  )
}
