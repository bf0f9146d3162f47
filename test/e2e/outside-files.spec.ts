import { chmodSync, writeFileSync } from 'node:fs'
import type { ElectronApplication, Page } from '@playwright/test'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'
import { clickMenu } from './click-menu.ts'
import { dragFiles } from './drag-files.ts'
import { copiesIn, episodeIn, libraryOf, scriptIn } from './library-files.ts'

const script = 'Host: Welcome.\nGuest: Thank you.\n'

test('named at the start, a script opens as an episode', async ({ launch, home }, info) => {
  const file = info.outputPath('talk.castwright')
  writeFileSync(file, script)
  const app = await launch({ args: [file], env: { HOME: home } })
  await expectOpened(await app.firstWindow(), 'talk')
})

test('named at a second start, a script is opened by the first', async ({ app, page, startAgain }, info) => {
  const file = info.outputPath('second.md')
  writeFileSync(file, script)
  await startAgain(file)
  await expectOpened(page, 'second')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  const recent = await app.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('recent-1')?.label,
  )
  expect(recent).toBe('second.md')
})

test('dropped on the window, a script opens as an episode', async ({ page }, info) => {
  const file = info.outputPath('dropped.md')
  writeFileSync(file, script)
  const drag = await dragFiles(page, file)
  await expect(page.getByText('Drop to open as an episode')).toBeVisible()
  await drag.drop()
  await expect(page.getByText('Drop to open as an episode')).toHaveCount(0)
  await expectOpened(page, 'dropped')
})

test('of several that are dropped, the scripts are opened and the others refused with a sentence', async ({
  page,
}, info) => {
  const [good, binary] = [info.outputPath('good.md'), info.outputPath('binary.md')]
  writeFileSync(good, script)
  writeFileSync(binary, Buffer.from([0, 1, 2, 255]))
  await (await dragFiles(page, binary, good, info.outputPath())).drop()
  await expectOpened(page, 'good')
  const messages = page.getByRole('region', { name: 'Messages' })
  await expect(messages.getByText(/binary\.md is not a text file/)).toBeVisible()
  await expect(messages.getByText(/is a folder, not a script\./)).toBeVisible()
})

test.describe('while words that are not saved are on screen', () => {
  const ways: Readonly<
    Record<
      string,
      (file: string, by: { app: ElectronApplication; page: Page; startAgain: Start }) => Promise<void>
    >
  > = {
    'by a second start': (file, { startAgain }) => startAgain(file),
    'by the Dock': (file, { app }) => openFile(app, file),
    'by a drop': async (file, { page }) => (await dragFiles(page, file)).drop(),
    'by the dialog': async (file, { app }) => {
      await answerDialogs(app, file)
      await clickMenu(app, 'open-scripts')
    },
  }
  for (const [way, open] of Object.entries(ways))
    test(`another script is opened ${way}: it opens, and every word is kept`, async ({
      app,
      page,
      home,
      startAgain,
    }, info) => {
      await writeUnsaved(app, page, info.outputPath('first.md'))
      const file = info.outputPath('other.md')
      writeFileSync(file, script)
      await open(file, { app, page, startAgain })
      await expectOpened(page, 'other')
      expect(scriptIn(libraryOf(home), 'first')).toBe('Ann: Only one line. And these words.')
      expect(copiesIn(episodeIn(libraryOf(home), 'first'))).toEqual([])
    })

  test('the same script is opened: it stays on screen as it is', async ({ app, page, startAgain }, info) => {
    const file = info.outputPath('first.md')
    await writeUnsaved(app, page, file)
    await startAgain(file)
    await page.clock.resume()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Script' })).toHaveText(
      'Ann: Only one line. And these words.',
    )
  })

  test('the same script is opened and has changed: both versions are kept', async ({
    app,
    page,
    home,
    startAgain,
  }, info) => {
    const file = info.outputPath('first.md')
    await writeUnsaved(app, page, file)
    writeFileSync(file, 'Ann: Written elsewhere.')
    await startAgain(file)
    await page.clock.resume()
    await expect(page.getByText('This script was changed by another program.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Script' })).toHaveText(
      'Ann: Only one line. And these words.',
    )
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    expect(scriptIn(libraryOf(home))).toBe('Ann: Only one line. And these words.')
    expect(copiesIn(episodeIn(libraryOf(home)))).toEqual(['Ann: Written elsewhere.'])
  })

  test.describe('and cannot be saved', () => {
    test.use({ isPlainUser: true })

    test('they stay on screen until their writer has chosen', async ({ app, page, home }, info) => {
      await writeUnsaved(app, page, info.outputPath('first.md'))
      const folder = episodeIn(libraryOf(home))
      chmodSync(folder, 0o555)
      const file = info.outputPath('other.md')
      writeFileSync(file, script)
      await openFile(app, file)
      const question = page.getByRole('dialog', { name: 'Your last changes cannot be saved' })
      await expect(question).toContainText('You have no permission to use')
      await question.getByRole('button', { name: 'Stay here' }).click()
      await expect(page.getByRole('textbox', { name: 'Script' })).toHaveText(
        'Ann: Only one line. And these words.',
      )
      chmodSync(folder, 0o755)
      await openFile(app, file)
      await expectOpened(page, 'other')
      expect(scriptIn(libraryOf(home), 'first')).toBe('Ann: Only one line. And these words.')
    })
  })
})

type Start = (file: string) => Promise<void>

async function expectOpened(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Script' })).toContainText('Welcome.')
}

/** Opens a script, stops the page's clock, and with it the saving, and types. */
async function writeUnsaved(app: ElectronApplication, page: Page, path: string): Promise<void> {
  writeFileSync(path, 'Ann: Only one line.')
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Open script…' }).click()
  await page.getByText('Only one line.').click()
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(' And these words.')
  await expect(page.getByText('Saving…', { exact: true })).toBeVisible()
}

/** What macOS tells a running application when a file is dropped on its icon. */
async function openFile(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ app: electron }, file) => {
    electron.emit('open-file', { preventDefault: () => undefined }, file)
  }, path)
}
