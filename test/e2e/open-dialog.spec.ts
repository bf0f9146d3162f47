import { chmodSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'
import { expectMessage } from './expect-message.ts'
import { line, openTalk } from './talk.ts'

// Each time a plain sentence, nothing changed, and on it goes.
test.describe('the open dialog answers with', () => {
  const answers: readonly {
    readonly what: string
    readonly says: RegExp
    readonly make: (folder: string) => string
  }[] = [
    { what: 'a folder', says: /is a folder, not a script\./, make: (folder) => folder },
    { what: 'a device', says: /\/dev\/zero is a device, not a script\./, make: () => '/dev/zero' },
    {
      what: 'a file of 2 GB',
      says: /is larger than 16 MB\./,
      make(folder) {
        const path = join(folder, 'large.md')
        writeFileSync(path, '')
        truncateSync(path, 2 ** 31)
        return path
      },
    },
    {
      what: 'a binary file',
      says: /is not a text file \(UTF-8\)\./,
      make(folder) {
        const path = join(folder, 'picture.md')
        writeFileSync(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255]))
        return path
      },
    },
    { what: 'a file that is gone', says: /does not exist\./, make: (folder) => join(folder, 'gone.md') },
  ]
  test('what is no script, one after the other', async ({ app, page, home }, info) => {
    mkdirSync(info.outputPath('files'), { recursive: true })
    for (const { what, says, make } of answers)
      await test.step(what, async () => {
        // Windows has no such file.
        if (what === 'a device' && process.platform === 'win32') return
        await expectRefused(app, page, home, make(info.outputPath('files')), says)
      })
    await expectGoesOn(app, page, info.outputPath('good.md'))
  })

  test('several files: the scripts are opened, and of each other one it says why not', async ({
    app,
    page,
  }, info) => {
    const [good, binary] = [info.outputPath('good.md'), info.outputPath('binary.md')]
    writeFileSync(good, line)
    writeFileSync(binary, Buffer.from([0, 1, 2, 255]))
    await answerDialogs(app, binary, good, info.outputPath('gone.md'))
    await page.getByRole('button', { name: 'Open script…' }).click()
    await expectMessage(page, /binary\.md is not a text file \(UTF-8\)\./)
    await expectMessage(page, /gone\.md does not exist\./)
    await expect(page.getByRole('heading', { name: 'good', level: 1 })).toBeVisible()
  })

  test.describe('a file', () => {
    test.use({ isPlainUser: true })

    test('without permission', async ({ app, page, home }, info) => {
      const path = info.outputPath('secret.md')
      writeFileSync(path, line)
      chmodSync(path, 0)
      await expectRefused(app, page, home, path, /You have no permission to use .*secret\.md\./)
      await expectGoesOn(app, page, info.outputPath('good.md'))
    })
  })
})

/** Answers the open dialog with what is no script: a sentence, no episode, and nothing in the recent files. */
async function expectRefused(app: ElectronApplication, page: Page, home: string, path: string, says: RegExp) {
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Open script…' }).click()
  await expectMessage(page, says)
  expect(readdirSync(join(home, 'Documents', 'Castwright', 'episodes'))).toEqual([])
  const recent = await app.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('recent-1')?.label,
  )
  expect(recent).toBeUndefined()
}

async function expectGoesOn(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await openTalk(app, page, path)
  await expect(page.getByRole('button', { name: /^Generate 1 line / })).toBeVisible()
}
