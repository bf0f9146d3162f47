import { writeFileSync } from 'node:fs'
import type { ElectronApplication, Page } from '@playwright/test'
import { answerDialogs } from './answer-dialogs.ts'
import { expect } from './application.ts'

/** A script of one line, as it is on disk. */
export const line = 'Ann: The only line of our talk.\n'

/** Writes that script and opens it by the dialog. */
export async function openTalk(app: ElectronApplication, page: Page, path: string): Promise<void> {
  writeFileSync(path, line)
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Open script…' }).click()
  await expect(page.getByRole('textbox', { name: 'Script' })).toContainText('The only line of our talk.')
}

/** Opens it and makes its audio. */
export async function makeTalk(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await openTalk(app, page, path)
  await page.getByRole('button', { name: /^Generate 1 line / }).click()
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 20_000 })
}

/** Types at the end of its line. */
export async function typeInTalk(page: Page, words: string): Promise<void> {
  await page.getByText('The only line of our talk.').click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
}
