import type { BenchRow } from './bench-row.ts'
import { median, onNewMachine, runtime, withWindow } from './started-window.ts'

/** How long the page waits for an answer of main, in milliseconds. */
export function measureBridge(): Promise<readonly BenchRow[]> {
  return onNewMachine((machine) =>
    withWindow(machine, async ({ page }) => {
      await page.getByRole('button', { name: 'Open the sample' }).waitFor()
      const { each, oneByOne, atOnce } = await page.evaluate(async () => {
        const ask = () => window.castwright.request('app.info')
        const timed = async (work: () => Promise<unknown>) => {
          const start = performance.now()
          await work()
          return performance.now() - start
        }
        for (let warm = 0; warm < 300; warm++) await ask()
        const figures: number[] = []
        const row = await timed(async () => {
          for (let count = 0; count < 1000; count++) figures.push(await timed(ask))
        })
        const all = await timed(() => Promise.all(Array.from({ length: 1000 }, ask)))
        return { each: figures, oneByOne: row, atOnce: all }
      })
      return [
        { what: 'a question to main and its answer, median', value: median(each), unit: 'ms', note: runtime },
        { what: '1,000 questions, one after the other', value: oneByOne, unit: 'ms' },
        { what: '1,000 questions, all at once', value: atOnce, unit: 'ms' },
      ]
    }),
  )
}
