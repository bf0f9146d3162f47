import { performance } from 'node:perf_hooks'
import type { BenchRow } from './bench-row.ts'
import { type Machine, median, onNewMachine, withWindow } from './started-window.ts'
import { writeEpisodes } from './write-episodes.ts'

const runs = 15
const episodes = 1000

/** Time from the start of the program until its window can be used, with an empty library and with a large one. */
export function measureStart(): Promise<readonly BenchRow[]> {
  return onNewMachine((empty) =>
    onNewMachine(async (full) => {
      writeEpisodes(full.library, episodes)
      // The very first start of each: a new profile, and no index of the library yet.
      await start(empty)
      const first = await start(full)
      const figures: { none: number; many: number }[] = []
      // In turns, and each goes first as often, so that what else the machine does weighs on both.
      for (let run = 0; run < runs; run++) {
        const before = run % 2 === 0 ? undefined : await start(full)
        const none = await start(empty)
        figures.push({ none, many: before ?? (await start(full)) })
      }
      const none = median(figures.map((figure) => figure.none))
      const many = median(figures.map((figure) => figure.many))
      return [
        { what: 'start to usable window, no episodes', value: none, unit: 'ms', note: `median of ${runs}` },
        { what: `start to usable window, ${episodes} episodes`, value: many, unit: 'ms' },
        { what: `${episodes} episodes over none`, value: many / none, unit: '×', limit: 1.1 },
        { what: `the first start ever with ${episodes} episodes (no index yet)`, value: first, unit: 'ms' },
      ]
    }),
  )
}

/** Milliseconds until the library is shown and can be used. */
function start(machine: Machine): Promise<number> {
  const begun = performance.now()
  return withWindow(machine, async ({ page }) => {
    // The library shows all its controls in one go. Looking for a row by its name would cost as much as showing it.
    await page.locator('main button').first().waitFor()
    const took = performance.now() - begun
    const welcome = page.getByRole('button', { name: 'Open the sample' })
    await welcome.or(page.getByRole('row', { name: `Episode ${episodes}` })).waitFor()
    return took
  })
}
