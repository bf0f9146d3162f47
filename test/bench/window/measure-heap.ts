import type { CDPSession, Page } from '@playwright/test'
import type { BenchRow } from './bench-row.ts'
import { onNewMachine, withWindow } from './started-window.ts'

const few = 5
const many = 50

/** What opening and closing episodes leaves behind in the page: each another one, with its sound. */
export function measureHeap(): Promise<readonly BenchRow[]> {
  return onNewMachine((machine) =>
    withWindow(machine, async ({ page }) => {
      await makeEpisodes(page)
      const session = await page.context().newCDPSession(page)
      for (let episode = 0; episode < few; episode++) await openAndClose(page)
      const early = await inUse(session)
      for (let episode = few; episode < many; episode++) await openAndClose(page)
      const late = await inUse(session)
      return [
        { what: `heap after ${few} episodes`, value: early.heap / 1e6, unit: 'MB' },
        { what: `heap after ${many} episodes`, value: late.heap / 1e6, unit: 'MB' },
        { what: `heap, ${many} over ${few}`, value: late.heap / early.heap, unit: '×', limit: 1.1 },
        { what: `nodes, ${many} over ${few}`, value: late.nodes / early.nodes, unit: '×', limit: 1.1 },
        {
          what: `event listeners, ${many} over ${few}`,
          value: late.listeners / early.listeners,
          unit: '×',
          limit: 1.1,
        },
      ]
    }),
  )
}

/** The sample, made, and copies of it. */
async function makeEpisodes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await page.getByRole('button', { name: /^Make \d+ lines/ }).click()
  await page.getByText('Up to date').waitFor({ timeout: 120_000 })
  await page.evaluate(async (copies) => {
    const list = await window.castwright.request('library.list')
    const id = list.ok ? list.data.episodes[0]?.id : undefined
    if (id === undefined) throw new Error('There is no sample')
    for (let copy = 0; copy < copies; copy++) await window.castwright.request('library.duplicate', { id })
  }, many)
  await page.keyboard.press('Control+Shift+L')
  await page.getByRole('heading', { name: 'Library' }).waitFor()
  await page.getByText(`${many + 1} episodes`).waitFor()
  await page.getByRole('row').first().click()
}

/** Opens the episode after the last one as a person does, waits until all of it is there, and goes back. */
async function openAndClose(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await page.getByText('Lie back in the bath').waitFor()
  await page.getByRole('slider', { name: 'Place in the episode' }).waitFor()
  await page.getByText('Up to date').waitFor()
  await page.getByRole('button', { name: 'Line 1, Nora: made. Play from here' }).waitFor()
  await page.keyboard.press('Control+Shift+L')
  await page.locator('[role=row]:focus').waitFor()
  await page.keyboard.press('ArrowDown')
}

async function inUse(session: CDPSession) {
  await session.send('Performance.enable')
  // Twice: what the first leaves to finalizers the second takes.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  return { heap: usedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners') }
}
