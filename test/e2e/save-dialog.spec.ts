import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { makeReadOnly } from '../helpers/mount-disk.ts'
import { answerDialogs } from './answer-dialogs.ts'
import { expect } from './application.ts'
import { makeTalk } from './talk.ts'
import { test } from './with-disk.ts'

// Each time a plain sentence, nothing changed, and on it goes.
test.describe('the save dialog answers with', () => {
  test('a folder', async ({ app, page }, info) => {
    const folder = info.outputPath('music.wav')
    mkdirSync(folder)
    await makeTalk(app, page, info.outputPath('talk.md'))
    await expectNotExported(app, page, folder, /music\.wav is a folder, not a file\./)
    expect(readdirSync(folder)).toEqual([])
    expect(readdirSync(info.outputPath()).filter((name) => name.endsWith('.part'))).toEqual([])
    await expectExports(app, page, info.outputPath('good.wav'))
  })

  test('a folder that is missing', async ({ app, page }, info) => {
    await makeTalk(app, page, info.outputPath('talk.md'))
    const folder = info.outputPath('nowhere')
    await expectNotExported(app, page, join(folder, 'talk.wav'), /The folder .*nowhere does not exist\./)
    expect(existsSync(folder)).toBe(false)
    await expectExports(app, page, info.outputPath('good.wav'))
  })

  test.describe('a folder', () => {
    test.use({ isPlainUser: true })

    test('without permission', async ({ app, page }, info) => {
      await makeTalk(app, page, info.outputPath('talk.md'))
      const folder = info.outputPath('theirs')
      mkdirSync(folder, { mode: 0o555 })
      await expectNotExported(
        app,
        page,
        join(folder, 'talk.wav'),
        /You have no permission to use .*talk\.wav\./,
      )
      await expectExports(app, page, info.outputPath('good.wav'))
    })
  })

  test('a full disk', async ({ app, page, disk }, info) => {
    await makeTalk(app, page, info.outputPath('talk.md'))
    const target = join(disk, 'talk.wav')
    writeFileSync(target, 'what was there before')
    await expectNotExported(app, page, target, /There is not enough room on the disk of .*small/)
    expect(readdirSync(disk)).toEqual(['talk.wav'])
    expect(readFileSync(target, 'utf8')).toBe('what was there before')
    await expectExports(app, page, info.outputPath('good.wav'))
  })

  test('a disk that is read-only', async ({ app, page, disk }, info) => {
    await makeTalk(app, page, info.outputPath('talk.md'))
    makeReadOnly(disk)
    await expectNotExported(app, page, join(disk, 'talk.wav'), /lies on a disk that cannot be written to\./)
    await expectExports(app, page, info.outputPath('good.wav'))
  })
})

/** Saves the WAV file, alone, under a name that the system's dialog gives. */
async function saveAs(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await answerDialogs(app, path)
  await page.keyboard.press('Control+E')
  await page.getByRole('checkbox', { name: 'MP3' }).uncheck()
  await page.getByRole('checkbox', { name: 'WAV' }).check()
  await page.getByRole('button', { name: 'Save as…' }).click()
}

async function expectNotExported(app: ElectronApplication, page: Page, path: string, says: RegExp) {
  await saveAs(app, page, path)
  await expect(page.getByRole('alert')).toHaveText(says)
  await page.keyboard.press('Escape')
}

async function expectExports(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await saveAs(app, page, path)
  await expect(page.getByText('1 file in ')).toBeVisible({ timeout: 20_000 })
  expect(readFileSync(path).subarray(0, 4).toString('latin1')).toBe('RIFF')
}
