import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'

const line = 'Ann: Only one line.'

/** Milliseconds: what was typed longer ago than this is never lost. */
const AT_RISK = 500

/** Opens a script of one line with the caret at its end; gives what its script.md says now. */
async function openTalk(app: ElectronApplication, page: Page, home: string, path: string) {
  writeFileSync(path, line)
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Open script…' }).click()
  await page.getByText('Only one line.').click()
  await page.keyboard.press('Control+End')
  const episodes = join(home, 'Documents', 'Castwright', 'episodes')
  const own = join(episodes, readdirSync(episodes)[0] ?? '', 'script.md')
  return () => readFileSync(own, 'utf8')
}

async function kill(app: ElectronApplication): Promise<void> {
  const gone = new Promise((resolve) => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await gone
}

test('killed while typing goes on: what the window called saved is there, and a whole beginning of the rest', async ({
  app,
  page,
  home,
  launch,
}, info) => {
  const onDisk = await openTalk(app, page, home, info.outputPath('talk.md'))
  await page.keyboard.type(' This is the first part.')
  await expect(page.getByText(/This is the first part\./)).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const saved = `${line} This is the first part.`

  // Without a pause that a save could wait for, until a save has come in between.
  let typed = saved
  for (let word = 1; onDisk() === saved && word <= 1000; word++) {
    await page.keyboard.type(` word-${word}`)
    typed += ` word-${word}`
  }
  await page.keyboard.type(' and the last words')
  await kill(app)
  typed += ' and the last words'

  const kept = onDisk()
  expect(kept.length).toBeGreaterThan(saved.length)
  expect(typed.startsWith(kept)).toBe(true)
  const second = await (await launch({ env: { HOME: home } })).firstWindow()
  await second.getByRole('row', { name: 'talk' }).dblclick()
  await expect(second.getByRole('textbox', { name: 'Script' })).toHaveText(kept)
})

test(`killed: no more than the last ${AT_RISK} ms of typing are missing`, async ({
  app,
  page,
  home,
  launch,
}, info) => {
  const onDisk = await openTalk(app, page, home, info.outputPath('talk.md'))
  // The page's own clock stands still but for this test, so that the figure does not hang on the machine.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.keyboard.type(' Half a second old.')
  await page.clock.runFor(AT_RISK)
  await expect.poll(onDisk).toBe(`${line} Half a second old.`)
  await page.keyboard.type(' Just typed.')
  await expect(page.getByText(/Just typed\./)).toBeVisible()
  await kill(app)

  const second = await (await launch({ env: { HOME: home } })).firstWindow()
  await second.getByRole('row', { name: 'talk' }).dblclick()
  await expect(second.getByRole('textbox', { name: 'Script' })).toContainText(`${line} Half a second old.`)
})
