import { readFileSync, readdirSync, statSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { parseWavHeader } from '../../src/core/audio/wav-header.ts'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'

const script = 'Ann: The first line of our talk.\nBob: And here is the second.\nAnn: This is the third one.\n'

async function openByDialog(app: ElectronApplication, page: Page, path: string) {
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Open script…' }).click()
  await expect(page.getByRole('textbox', { name: 'Script' })).toBeVisible()
}

function takesIn(home: string): string[] {
  const folder = join(home, 'Documents', 'Castwright', 'takes')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.wav'))
}

test('from the first start to a file: sample, make, hear, export', async ({ app, page, home }) => {
  await expect(page.getByRole('heading', { name: 'Paste a script, press one button' })).toBeVisible()
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await expect(page.getByRole('textbox', { name: 'Script' })).toContainText('Lie back in the bath')
  await page.getByRole('button', { name: /^Generate 18 lines · free/ }).click()
  await expect(page.getByRole('progressbar', { name: 'Generating the episode' })).toBeVisible()
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 60_000 })

  const listen = page.getByRole('region', { name: 'Listen' })
  await listen.getByRole('button', { name: 'Play' }).click()
  await expect(listen.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(listen.getByText(/^0?0:0[1-9]/)).toBeVisible()
  await page.keyboard.press('Control+Space')
  await expect(listen.getByRole('button', { name: 'Play' })).toBeVisible()

  mkdirSync(home, { recursive: true })
  const target = join(home, 'exported.wav')
  await answerDialogs(app, target)
  await page.keyboard.press('Control+E')
  await page.getByRole('checkbox', { name: 'MP3' }).uncheck()
  await page.getByRole('checkbox', { name: 'WAV' }).check()
  await page.getByRole('button', { name: 'Save as…' }).click()
  await expect(page.getByText('exported.wav', { exact: true })).toBeVisible({ timeout: 30_000 })
  const bytes = readFileSync(target)
  const header = parseWavHeader(bytes.subarray(0, 200), bytes.length)
  expect(header).toMatchObject({ rate: 44_100, channels: 1, isTruncated: false })
  expect(header.frames / 44_100).toBeGreaterThan(90)
})

test('edit one line and only it is made again; the words reach the disk by themselves', async ({
  app,
  page,
  home,
}, info) => {
  const path = info.outputPath('talk.md')
  writeFileSync(path, script)
  await openByDialog(app, page, path)
  await page.getByRole('button', { name: /^Generate 3 lines · free/ }).click()
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 30_000 })
  const before = takesIn(home)
  expect(before).toHaveLength(3)
  await page.getByText('And here is the second.').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Really.')
  await page.getByRole('button', { name: /^Generate 1 line · free/ }).click()
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 30_000 })
  expect(takesIn(home)).toHaveLength(4)
  expect(takesIn(home)).toEqual(expect.arrayContaining(before))
  const episodes = join(home, 'Documents', 'Castwright', 'episodes')
  const [episode] = readdirSync(episodes)
  expect(readFileSync(join(episodes, episode ?? '', 'script.md'), 'utf8')).toContain(
    'And here is the second. Really.',
  )
  expect(readFileSync(path, 'utf8')).toBe(script)
})

test('stop ends the making; killed in the middle it goes on by itself at the next start', async ({
  app,
  page,
  home,
  launch,
}, info) => {
  const path = info.outputPath('long.md')
  writeFileSync(
    path,
    Array.from(
      { length: 250 },
      (_, i) => `Ann: This is line number ${i} of a rather long script, and it takes a moment.`,
    ).join('\n'),
  )
  await openByDialog(app, page, path)
  await page.getByRole('button', { name: /^Generate 250 lines/ }).click()
  await expect(page.getByText(/^[1-9]\d* of 250 lines spoken/)).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('button', { name: /^Generate \d+ lines/ })).toBeVisible()
  const stopped = takesIn(home).length
  await page.getByRole('button', { name: /^Generate \d+ lines/ }).click()
  await expect.poll(() => takesIn(home).length, { timeout: 20_000 }).toBeGreaterThan(stopped)
  app.process().kill('SIGKILL')
  await new Promise((resolve) => app.process().once('exit', resolve))
  const kept = takesIn(home).length
  expect(kept).toBeLessThan(250)

  const again = await launch({ env: { HOME: home } })
  const second = await again.firstWindow()
  await expect.poll(() => takesIn(home).length, { timeout: 20_000 }).toBeGreaterThan(kept)
  await second.getByRole('button', { name: /^Queue/ }).click()
  await second.getByRole('button', { name: 'Pause all' }).click()
  await expect(second.getByText('Paused', { exact: true })).toBeVisible()
})

test('a script changed by another program is never overwritten silently', async ({
  app,
  page,
  home,
}, info) => {
  const path = info.outputPath('talk.md')
  writeFileSync(path, script)
  await openByDialog(app, page, path)
  const episodes = join(home, 'Documents', 'Castwright', 'episodes')
  const own = join(episodes, readdirSync(episodes)[0] ?? '', 'script.md')
  writeFileSync(own, 'Ann: Written elsewhere.\n')
  await expect(page.getByText('This script was changed by another program.')).toBeVisible()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByRole('textbox', { name: 'Script' })).toContainText('Written elsewhere.')
  expect(readFileSync(own, 'utf8')).toBe('Ann: Written elsewhere.\n')
})

test('a library folder that is not to be had is explained, with a way out', async ({ launch, home }) => {
  mkdirSync(join(home, 'Documents'), { recursive: true })
  writeFileSync(join(home, 'Documents', 'Castwright'), 'a file in the way')
  const app = await launch({ env: { HOME: home } })
  const page = await app.firstWindow()
  await expect(page.getByRole('heading', { name: 'The library cannot be used' })).toBeVisible()
  const other = join(home, 'other')
  mkdirSync(other)
  await answerDialogs(app, other)
  await page.getByRole('button', { name: 'Choose another folder' }).click()
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  expect(statSync(join(other, 'episodes')).isDirectory()).toBe(true)
})

test('every dialog can be cancelled, and nothing changes', async ({ app, page, home }) => {
  await answerDialogs(app)
  await page.getByRole('button', { name: 'Open script…' }).click()
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  expect(readdirSync(join(home, 'Documents', 'Castwright', 'episodes'))).toEqual([])
})
