import type { CDPSession, Page } from '@playwright/test'
import type { BenchRow } from './bench-row.ts'
import { onNewMachine, withWindow } from './started-window.ts'

const few = 5
const many = 50
const warm = 20

/** What opening and closing episodes leaves behind in the page: each another one, with its sound. */
export function measureHeap(): Promise<readonly BenchRow[]> {
  return onNewMachine((machine) =>
    withWindow(machine, async ({ page }) => {
      await makeEpisodes(page)
      const session = await page.context().newCDPSession(page)
      // What V8 compiles of the page lies in its heap too, and comes with use, not with episodes.
      for (let opening = 0; opening < warm; opening++) await openAndClose(page, 'ArrowUp')
      for (let episode = 0; episode < few; episode++) await openAndClose(page)
      const early = await inUse(session)
      for (let episode = few; episode < many; episode++) await openAndClose(page)
      const late = await inUse(session)
      const ratio = (of: keyof Use, what: string) => ({
        what: `${what}, ${many} over ${few}`,
        value: late[of] / early[of],
        unit: '×',
        limit: 1.1,
      })
      return [
        { what: `heap after ${few} episodes`, value: early.heap / 1e6, unit: 'MB' },
        { what: `heap after ${many} episodes`, value: late.heap / 1e6, unit: 'MB' },
        { ...ratio('heap', 'heap'), note: `after ${warm} openings of one episode` },
        ratio('nodes', 'nodes'),
        ratio('listeners', 'event listeners'),
      ]
    }),
  )
}

/** The sample, made, and copies of it. */
async function makeEpisodes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await page.getByRole('button', { name: /^Generate \d+ lines/ }).click()
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

/** Opens the chosen episode as a person does, waits until all of it is there, goes back and chooses the next one. */
async function openAndClose(page: Page, then = 'ArrowDown'): Promise<void> {
  await page.keyboard.press('Enter')
  await seen(page, '[role=slider][aria-label="Place in the episode"]', '.cm-line-mark.cm-line-made')
  await page.keyboard.press('Control+Shift+L')
  await seen(page, '[role=row]:focus')
  await page.keyboard.press(then)
}

/**
 * Waits until each is in the page. A locator would do, but its own code, which lives in the page's heap too and is
 * compiled better and better the more often it runs, would be measured along with the page's.
 */
async function seen(page: Page, ...selectors: readonly string[]): Promise<void> {
  await page.evaluate(async (wanted) => {
    while (wanted.some((selector) => document.querySelector(selector) === null))
      await new Promise((resolve) => requestAnimationFrame(resolve))
  }, selectors)
}

/** Bytes of the page's heap, and what hangs on the document. */
type Use = {
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
}

async function inUse(session: CDPSession): Promise<Use> {
  await session.send('Performance.enable')
  // Twice: what the first leaves to finalizers the second takes.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  return {
    heap: usedSize,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  }
}
