import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'
import { copiesIn, episodeIn, libraryOf } from './library-files.ts'

/** Opens a script of one line; gives the folder of its episode. */
async function openTalk(app: ElectronApplication, page: Page, home: string, path: string): Promise<string> {
  writeFileSync(path, 'Ann: Only one line.\n')
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Open script…' }).click()
  await expect(page.getByRole('textbox', { name: 'Script' })).toContainText('Only one line.')
  return episodeIn(libraryOf(home))
}

async function typeAtEnd(page: Page, words: string) {
  await page.getByText('Only one line.').click()
  await page.keyboard.press('End')
  await page.keyboard.insertText(words)
}

test('the last words are on disk when the window is closed right after them', async ({
  app,
  page,
  home,
}, info) => {
  const folder = await openTalk(app, page, home, info.outputPath('talk.md'))
  await typeAtEnd(page, ' And these words.')
  await app.close()
  expect(readFileSync(join(folder, 'script.md'), 'utf8')).toBe('Ann: Only one line. And these words.\n')
  expect(copiesIn(folder)).toEqual([])
})

test('while another version waits for a choice, closing keeps both', async ({ app, page, home }, info) => {
  const folder = await openTalk(app, page, home, info.outputPath('talk.md'))
  writeFileSync(join(folder, 'script.md'), 'Ann: Written elsewhere.\n')
  await expect(page.getByText('This script was changed by another program.')).toBeVisible()
  await typeAtEnd(page, ' And these words.')
  await app.close()
  expect(readFileSync(join(folder, 'script.md'), 'utf8')).toBe('Ann: Written elsewhere.\n')
  expect(copiesIn(folder)).toEqual(['Ann: Only one line. And these words.\n'])
})

test('while another version waits for a choice, going to the library keeps both and says where', async ({
  app,
  page,
  home,
}, info) => {
  const folder = await openTalk(app, page, home, info.outputPath('talk.md'))
  writeFileSync(join(folder, 'script.md'), 'Ann: Written elsewhere.\n')
  await expect(page.getByText('This script was changed by another program.')).toBeVisible()
  await typeAtEnd(page, ' And these words.')
  await page.getByRole('button', { name: 'Back to the library' }).click()
  await expect(page.getByText(/^What you wrote is kept beside the script as script.*\.md\.$/)).toBeVisible()
  expect(readFileSync(join(folder, 'script.md'), 'utf8')).toBe('Ann: Written elsewhere.\n')
  expect(copiesIn(folder)).toEqual(['Ann: Only one line. And these words.\n'])
})

test('another program writes the script as the window closes: both are kept, and the next start says so', async ({
  app,
  page,
  home,
  launch,
}, info) => {
  const folder = await openTalk(app, page, home, info.outputPath('talk.md'))
  // Nothing is saved by itself: the words are on the page alone when the window closes.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await typeAtEnd(page, ' And these words.')
  const end = new Promise((resolve) => app.process().once('exit', resolve))
  // In one go, so that the page does not hear of the other version before it closes.
  await app.evaluate(
    ({ BrowserWindow }, path) => {
      process.getBuiltinModule('node:fs').writeFileSync(path, 'Ann: Written elsewhere.\n')
      BrowserWindow.getAllWindows()[0]?.close()
    },
    join(folder, 'script.md'),
  )
  await end
  expect(readFileSync(join(folder, 'script.md'), 'utf8')).toBe('Ann: Written elsewhere.\n')
  expect(copiesIn(folder)).toEqual(['Ann: Only one line. And these words.\n'])

  const second = await (await launch({ env: { HOME: home } })).firstWindow()
  await second.getByRole('row', { name: 'talk' }).dblclick()
  await expect(
    second.getByText(/Another version of this script lies beside it: script \(kept /),
  ).toBeVisible()
})
