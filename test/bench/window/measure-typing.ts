import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { answerDialogs } from '../../e2e/answer-dialogs.ts'
import type { BenchRow } from './bench-row.ts'
import { median, onNewMachine, withWindow } from './started-window.ts'
import { type Task, traceMainThread } from './trace-main-thread.ts'

const turns = 5000
const runs = 5
const how = `processor time by Chromium's tracing, median of ${runs} runs`

/** The longest tasks of the page while somebody scrolls through and writes in a script of 5,000 turns. */
export function measureTyping(): Promise<readonly BenchRow[]> {
  return onNewMachine((machine) =>
    withWindow(machine, async ({ app, page }) => {
      const path = join(machine.home, 'long.md')
      writeFileSync(path, longScript())
      await answerDialogs(app, path)
      await page.getByRole('button', { name: 'Open script…' }).click()
      await page.getByRole('button', { name: /^Generate 5,?000 lines/ }).waitFor()
      const session = await page.context().newCDPSession(page)
      // Once unmeasured: a person does not judge a program by its first second.
      await scrollThrough(page)
      await type(page)
      const scrolling = await longest(session, () => scrollThrough(page))
      const typing = await longest(session, () => type(page))
      return [
        ...rowsOf(`scrolling through ${turns} turns`, scrolling),
        ...rowsOf(`typing in ${turns} turns`, typing),
      ]
    }),
  )
}

/** The longest task of each run, by each measure. */
type Longest = Readonly<Record<keyof Task, readonly number[]>>

async function longest(session: CDPSession, work: () => Promise<void>): Promise<Longest> {
  const found: (readonly Task[])[] = []
  for (let run = 0; run < runs; run++) found.push(await traceMainThread(session, work))
  const by = (measure: keyof Task) => found.map((tasks) => Math.max(...tasks.map((task) => task[measure])))
  return { own: by('own'), processor: by('processor'), whole: by('whole') }
}

function rowsOf(what: string, { own, processor, whole }: Longest): readonly BenchRow[] {
  const unit = 'ms'
  return [
    { what: `${what}, longest task`, value: median(processor), unit, limit: 50, note: `goal 16; ${how}` },
    { what: '… with what other programs took', value: median(own), unit },
    { what: '… and the wait for the picture to be taken over', value: median(whole), unit },
  ]
}

/** Turns the wheel from the beginning to the end and back, in large and small steps. */
async function scrollThrough(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Script' }).hover()
  for (const step of [4000, 240, -4000, -240])
    for (let turn = 0; turn < 40; turn++) {
      await page.mouse.wheel(0, step)
      await page.waitForTimeout(16)
    }
}

/**
 * Writes a line at the beginning, where every place after it moves, and one at the end. What the writing leads to, the
 * parse, the save and the new plan, belongs to it.
 */
async function type(page: Page): Promise<void> {
  const make = page.getByRole('button', { name: /^Generate [\d,]+ lines/ })
  const before = Number(/[\d,]+/.exec((await make.textContent()) ?? '')?.[0].replace(',', ''))
  await page.getByRole('textbox', { name: 'Script' }).focus()
  for (const place of ['Control+Home', 'Control+End']) {
    await page.keyboard.press(place)
    // No two lines alike: what was said before needs no making.
    await page.keyboard.type(`Ann: After ${before} lines we say this at ${place}, and a little more.`, {
      delay: 30,
    })
    await page.keyboard.press('Enter')
  }
  await page
    .getByRole('button', { name: new RegExp(`^Generate ${(before + 2).toLocaleString('en')} lines`) })
    .waitFor()
  await page.getByText('Saved', { exact: true }).waitFor()
}

function longScript(): string {
  return Array.from({ length: turns }, (_, index) => {
    const chapter = index % 100 === 0 ? `# Chapter ${index / 100 + 1}\n\n` : ''
    const speaker = ['Ann', 'Bob', 'Cleo'][index % 3]
    return `${chapter}${speaker}: This is line number ${index + 1}, and it says a little about the sea.\n`
  }).join('\n')
}
