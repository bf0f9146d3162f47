import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'
import { expectAccessible } from './expect-accessible.ts'
import { makeTalk } from './talk.ts'

const mpegFrame = Buffer.from([0xff, 0xfb])

async function expectExported(page: Page, folder: string, names: readonly string[]): Promise<void> {
  await expect(page.getByText(`${names.length} files in ${folder}`)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(/−\d+\.\d LUFS in mono · peak −\d+\.\d dBTP/)).toBeVisible()
  expect(readdirSync(folder).toSorted()).toEqual([...names].toSorted())
}

test('an episode becomes an MP3 and captions, by mouse', async ({ app, page }, info) => {
  await makeTalk(app, page, info.outputPath('talk.md'))
  const folder = info.outputPath('exports')
  mkdirSync(folder)
  await page.getByRole('tab', { name: 'Episode' }).click()
  await page.getByRole('tabpanel').getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('checkbox', { name: 'VTT captions' }).check()
  await dialog
    .getByRole('combobox', { name: 'Loudness' })
    .selectOption({ label: 'Spotify (−14 LUFS; −17 in mono)' })
  await answerDialogs(app, folder)
  await dialog.getByRole('button', { name: 'Change…' }).click()
  await expect(dialog.getByText(folder)).toBeVisible()
  await expectAccessible(app, page, 'the export dialog')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expectExported(page, folder, ['talk.mp3', 'talk.vtt'])
  await expectAccessible(app, page, 'what an export came to')
  const mp3 = readFileSync(join(folder, 'talk.mp3'))
  expect(mp3.subarray(0, 3).toString('latin1')).toBe('ID3')
  expect(mp3.includes(mpegFrame)).toBe(true)
  expect(readFileSync(join(folder, 'talk.vtt'), 'utf8')).toMatch(
    /^WEBVTT\n\n[\d:.]+ --> [\d:.]+\n<v Ann>The only line of our talk\.\n/,
  )
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toHaveCount(0)
})

test('and by the keyboard, where files that are there are kept', async ({ app, page }, info) => {
  await makeTalk(app, page, info.outputPath('talk.md'))
  const folder = info.outputPath('exports')
  mkdirSync(folder)
  await answerDialogs(app, folder)
  const toTheNext = async (role: 'checkbox' | 'button', name: string) => {
    const wanted = page.getByRole(role, { name, exact: true })
    await expect(wanted.last()).toBeVisible()
    for (let keys = 0; keys < 40; keys++) {
      if (await wanted.last().evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${name} cannot be reached.`)
  }
  const exportNow = async () => {
    await page.keyboard.press('Control+E')
    await toTheNext('button', 'Export')
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Control+E')
  await toTheNext('checkbox', 'VTT captions')
  await page.keyboard.press('Space')
  await toTheNext('button', 'Change…')
  await page.keyboard.press('Enter')
  await toTheNext('button', 'Export')
  await page.keyboard.press('Enter')
  await expectExported(page, folder, ['talk.mp3', 'talk.vtt'])
  await page.keyboard.press('Escape')
  await exportNow()
  await expect(page.getByText('These are there already: talk.mp3, talk.vtt.')).toBeFocused()
  await toTheNext('button', 'Keep both')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`2 files in ${folder}`)).toBeVisible({ timeout: 30_000 })
  expect(readdirSync(folder).toSorted()).toEqual(['talk (2).mp3', 'talk (2).vtt', 'talk.mp3', 'talk.vtt'])
})

test('who closes the window during an export is asked; Stop leaves the file that was there', async ({
  app,
  page,
}, info) => {
  await makeTalk(app, page, info.outputPath('talk.md'))
  const folder = info.outputPath('exports')
  mkdirSync(folder)
  await answerDialogs(app, folder)
  await page.keyboard.press('Control+E')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('button', { name: 'Change…' }).click()
  await expect(dialog.getByText(folder)).toBeVisible()
  writeFileSync(join(folder, 'talk.mp3'), 'made before')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Replace' })).toBeVisible()
  // In main, so that the window closes in the moment in which the export begins.
  const question = info.outputPath('question.json')
  await app.evaluate(({ BrowserWindow, dialog: boxes }, path) => {
    boxes.showMessageBox = (...args: unknown[]) => {
      process.getBuiltinModule('node:fs').writeFileSync(path, JSON.stringify(args.at(-1)))
      return Promise.resolve({ response: 1, checkboxChecked: false })
    }
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) throw new Error('There is no window')
    const send = window.webContents.send.bind(window.webContents)
    window.webContents.send = (channel: string, ...args: unknown[]) => {
      send(channel, ...args)
      if (args[0] === 'export.progress') window.close()
    }
  }, question)
  const end = new Promise((resolve) => app.process().once('exit', resolve))
  await page.getByRole('button', { name: 'Replace' }).click()
  expect(await end).toBe(0)
  expect(JSON.parse(readFileSync(question, 'utf8'))).toMatchObject({
    message: 'An episode is being exported.',
    buttons: ['Keep Exporting', 'Stop and Close'],
  })
  expect(readdirSync(folder)).toEqual(['talk.mp3'])
  expect(readFileSync(join(folder, 'talk.mp3'), 'utf8')).toBe('made before')
})
