import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'

/** Opens a script of one line; gives the folder of its episode. */
async function openTalk(app: ElectronApplication, page: Page, home: string, path: string): Promise<string> {
  writeFileSync(path, 'Ann: Only one line.\n')
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Open script…' }).click()
  await expect(page.getByRole('textbox', { name: 'Script' })).toContainText('Only one line.')
  const episodes = join(home, 'Documents', 'Castwright', 'episodes')
  return join(episodes, readdirSync(episodes)[0] ?? '')
}

async function typeAtEnd(page: Page, words: string) {
  await page.getByText('Only one line.').click()
  await page.keyboard.press('End')
  await page.keyboard.insertText(words)
}

/** What the files beside the script say. */
const copiesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /^script.+\.md$/.test(name) && name !== 'script.md')
    .map((name) => readFileSync(join(folder, name), 'utf8'))

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
