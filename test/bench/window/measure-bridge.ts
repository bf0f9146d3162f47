import type { BenchRow } from './bench-row.ts'
import { median, onNewMachine, runtime, withWindow } from './started-window.ts'

/** How long the page waits for an answer of main, in milliseconds. */
export function measureBridge(): Promise<readonly BenchRow[]> {
  return onNewMachine((machine) =>
    withWindow(machine, async ({ page }) => {
      await page.getByRole('button', { name: 'Open the sample' }).waitFor()
      const { each, oneByOne, atOnce } = await page.evaluate(async () => {
        const { castwright } = window
        for (let warm = 0; warm < 300; warm++) await castwright.request('app.info')
        const figures: number[] = []
        const first = performance.now()
        for (let count = 0; count < 1000; count++) {
          const start = performance.now()
          await castwright.request('app.info')
          figures.push(performance.now() - start)
        }
        const second = performance.now()
        await Promise.all(Array.from({ length: 1000 }, () => castwright.request('app.info')))
        return { each: figures, oneByOne: second - first, atOnce: performance.now() - second }
      })
      return [
        { what: 'a question to main and its answer, median', value: median(each), unit: 'ms', note: runtime },
        { what: '1,000 questions, one after the other', value: oneByOne, unit: 'ms' },
        { what: '1,000 questions, all at once', value: atOnce, unit: 'ms' },
      ]
    }),
  )
}
