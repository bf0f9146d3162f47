import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answerDialogs } from '../../e2e/answer-dialogs.ts'
import type { BenchRow } from './bench-row.ts'
import { median, onNewMachine, withWindow } from './started-window.ts'
import { traceMainThread, type Task } from './trace-main-thread.ts'

const turns = 5000
const runs = 5

type Version = { readonly what: string; readonly lines: readonly string[] }
type Step = 'shown' | 'taken' | 'taken back'

/** The longest tasks of the page while a new version of a script of 5,000 turns is shown, taken, and taken back. */
export function measureNewVersion(): Promise<readonly BenchRow[]> {
  return onNewMachine((machine) =>
    withWindow(machine, async ({ app, page }) => {
      const path = join(machine.home, 'long.md')
      writeFileSync(path, textOf(lines()))
      await answerDialogs(app, path)
      await page.getByRole('button', { name: 'Open script…' }).click()
      await page.getByRole('button', { name: /^Generate 5,?000 lines/ }).waitFor()
      const session = await page.context().newCDPSession(page)
      const rows: BenchRow[] = []
      for (const { what, lines: version } of versions()) {
        writeFileSync(path, textOf(version))
        // Once unmeasured: a person does not judge a program by its first second.
        await show(page)
        await take(page)
        await takeBack(page)
        const found: Record<Step, (readonly Task[])[]> = { shown: [], taken: [], 'taken back': [] }
        for (let run = 0; run < runs; run++) {
          found.shown.push(await traceMainThread(session, () => show(page)))
          found.taken.push(await traceMainThread(session, () => take(page)))
          found['taken back'].push(await traceMainThread(session, () => takeBack(page)))
        }
        rows.push(...rowsOf(what, found))
      }
      return rows
    }),
  )
}

function rowsOf(version: string, found: Readonly<Record<Step, (readonly Task[])[]>>): readonly BenchRow[] {
  const steps: readonly Step[] = ['shown', 'taken', 'taken back']
  return steps.map((step) => ({
    what: `${version}: ${step} in the window, longest task`,
    value: median(found[step].map((tasks) => Math.max(...tasks.map(({ processor }) => processor)))),
    unit: 'ms',
    limit: 50,
    note: `processor time, median of ${runs}; at worst ${Math.round(Math.max(...found[step].flatMap((tasks) => tasks.map(({ own }) => own))))} ms with what other programs took`,
  }))
}

async function show(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+N')
  const dialog = page.getByRole('dialog', { name: 'Paste a new version' })
  await dialog.getByRole('button', { name: 'Open a file…' }).click()
  await dialog
    .getByText(/lines? (?:edited|new|moved|removed)|(?:new|edited|moved|removed) line/)
    .first()
    .waitFor()
  await page.waitForTimeout(500)
}

async function take(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take this version' }).click()
  await page.getByText('The new version is in place.').first().waitFor()
  await rest(page)
}

async function takeBack(page: Page): Promise<void> {
  await page.keyboard.press('Control+Z')
  await rest(page)
}

/** Until what was written is saved, parsed and planned. */
async function rest(page: Page): Promise<void> {
  await page.waitForTimeout(100)
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.waitForTimeout(1500)
}

function lines(): readonly string[] {
  return Array.from({ length: turns }, (_, index) => {
    const speaker = ['Ann', 'Bob', 'Cleo'][index % 3] ?? 'Ann'
    return `${speaker}: This is line number ${index + 1}, and it says a little about the sea.`
  })
}

function versions(): readonly Version[] {
  const before = lines()
  return [
    {
      what: 'every tenth edited, every 25th new',
      lines: before.flatMap((line, at) =>
        at % 10 === 0 ? [edited(line)] : at % 25 === 3 ? [line, `Ann: And a new one after ${at}.`] : [line],
      ),
    },
    { what: 'every line edited', lines: before.map(edited) },
    {
      what: 'another script',
      lines: before.map((_, at) => `Dora: Word${at} by word${at + 1}, we speak of mountains.`),
    },
  ]
}

function edited(line: string): string {
  return line.replace('says', 'really says')
}

function textOf(script: readonly string[]): string {
  return script.join('\n\n')
}
