import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { canMountDisks, makeReadOnly, makeWritable, mountDisk, unmountDisk } from '../helpers/mount-disk.ts'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test as base } from './application.ts'

// What a person may answer or lose while the window is open. Each time a plain sentence, nothing changed, and on it goes.

const isRoot = process.getuid?.() === 0
const line = 'Ann: The only line of our talk.\n'

const test = base.extend<{ disk: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  disk: async ({}, use, info) => {
    info.skip(!canMountDisks, 'disks cannot be mounted here')
    const disk = mountDisk(info.outputPath('small'))
    await use(disk)
    unmountDisk(disk)
  },
})

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
  for (const { what, says, make } of answers)
    test(what, async ({ app, page, home }, info) => {
      test.skip(what === 'a device' && process.platform === 'win32', 'Windows has no such file')
      mkdirSync(info.outputPath('files'), { recursive: true })
      await expectRefused(app, page, home, make(info.outputPath('files')), says)
      await expectGoesOn(app, page, info.outputPath('good.md'))
    })

  test('a file without permission', async ({ app, page, home }, info) => {
    test.skip(isRoot, 'root may read everything')
    const path = info.outputPath('secret.md')
    writeFileSync(path, line)
    chmodSync(path, 0)
    await expectRefused(app, page, home, path, /You have no permission to use .*secret\.md\./)
    await expectGoesOn(app, page, info.outputPath('good.md'))
  })
})

test.describe('the save dialog answers with', () => {
  test('a folder', async ({ app, page }, info) => {
    const folder = info.outputPath('music.wav')
    mkdirSync(folder)
    await makeEpisode(app, page, info.outputPath('talk.md'))
    await expectNotExported(app, page, folder, /music\.wav is a folder, not a file\./)
    expect(readdirSync(folder)).toEqual([])
    expect(readdirSync(info.outputPath()).filter((name) => name.endsWith('.part'))).toEqual([])
    await expectExports(app, page, info.outputPath('good.wav'))
  })

  test('a folder that is missing', async ({ app, page }, info) => {
    await makeEpisode(app, page, info.outputPath('talk.md'))
    const folder = info.outputPath('nowhere')
    await expectNotExported(app, page, join(folder, 'talk.wav'), /The folder .*nowhere does not exist\./)
    expect(existsSync(folder)).toBe(false)
    await expectExports(app, page, info.outputPath('good.wav'))
  })

  test('a folder without permission', async ({ app, page }, info) => {
    test.skip(isRoot, 'root may write everywhere')
    await makeEpisode(app, page, info.outputPath('talk.md'))
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

  test('a full disk', async ({ app, page, disk }, info) => {
    await makeEpisode(app, page, info.outputPath('talk.md'))
    const target = join(disk, 'talk.wav')
    writeFileSync(target, 'what was there before')
    await expectNotExported(app, page, target, /The disk is full: .*talk\.wav could not be written\./)
    expect(readdirSync(disk)).toEqual(['talk.wav'])
    expect(readFileSync(target, 'utf8')).toBe('what was there before')
    await expectExports(app, page, info.outputPath('good.wav'))
  })

  test('a disk that is read-only', async ({ app, page, disk }, info) => {
    await makeEpisode(app, page, info.outputPath('talk.md'))
    makeReadOnly(disk)
    await expectNotExported(app, page, join(disk, 'talk.wav'), /lies on a disk that cannot be written to\./)
    await expectExports(app, page, info.outputPath('good.wav'))
  })
})

test.describe('the library', () => {
  test('vanishes: what was typed waits and is saved when it is back', async ({ app, page, home }, info) => {
    await openScript(app, page, info.outputPath('talk.md'))
    const library = join(home, 'Documents', 'Castwright')
    renameSync(library, `${library} away`)
    await write(page, ' Typed meanwhile.')
    await expect(
      page.getByText(/Your last changes are not saved\. .*Castwright is not there\./),
    ).toBeVisible()
    await expect(page.getByText('Not saved', { exact: true })).toBeVisible()
    expect(existsSync(library)).toBe(false)
    renameSync(`${library} away`, library)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    expect(scriptIn(library)).toContain('Typed meanwhile.')
  })

  test('that vanished is no empty one, neither now nor at the next start', async ({
    app,
    page,
    home,
    launch,
  }, info) => {
    await openScript(app, page, info.outputPath('talk.md'))
    await page.getByRole('button', { name: 'Back to the library' }).click()
    await expect(page.getByRole('row', { name: 'talk' })).toBeVisible()
    const library = join(home, 'Documents', 'Castwright')
    renameSync(library, `${library} away`)
    await page.reload()
    await expect(unusable(page)).toBeVisible()
    await expect(page.getByText(/The library folder .*Castwright is not there\./)).toBeVisible()
    await app.close()

    const second = await (await launch({ env: { HOME: home } })).firstWindow()
    await expect(unusable(second)).toBeVisible()
    expect(existsSync(library)).toBe(false)
    renameSync(`${library} away`, library)
    await second.getByRole('button', { name: 'Try again' }).click()
    await expect(second.getByRole('row', { name: 'talk' })).toBeVisible()
  })

  test('lies on a disk that becomes read-only', async ({ launch, home, disk }, info) => {
    const { app, page } = await startWithLibrary(launch, home, info.outputPath('data'), disk)
    await openScript(app, page, info.outputPath('talk.md'))
    makeReadOnly(disk)
    await write(page, ' Typed meanwhile.')
    await expect(
      page.getByText(/Your last changes are not saved\. .*lies on a disk that cannot be written to\./),
    ).toBeVisible()
    expect(scriptIn(disk)).toBe(line)
    makeWritable(disk)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    expect(scriptIn(disk)).toContain('Typed meanwhile.')
  })

  test('lies on a disk that is full', async ({ launch, home, disk }, info) => {
    const { app, page } = await startWithLibrary(launch, home, info.outputPath('data'), disk)
    await openScript(app, page, info.outputPath('talk.md'))
    await page.getByRole('button', { name: /^Make 1 line / }).click()
    await expect(page.getByText(/There is not enough room on the disk of .*: /)).toBeVisible()
    const before = filesIn(disk)
    await page.getByRole('textbox', { name: 'Script' }).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText(`Ann: ${'A script that does not fit. '.repeat(3000)}`)
    await expect(page.getByText(/Your last changes are not saved\. The disk is full: /)).toBeVisible()
    expect(scriptIn(disk)).toBe(line)
    expect(filesIn(disk)).toEqual(before)
    await page.keyboard.press('Control+Z')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  })

  test('may not be written to', async ({ launch, home }, info) => {
    test.skip(isRoot, 'root may write everywhere')
    const library = info.outputPath('theirs')
    mkdirSync(library, { mode: 0o555 })
    const { page } = await startWithLibrary(launch, home, info.outputPath('data'), library)
    await expect(page.getByRole('heading', { name: 'The library cannot be used' })).toBeVisible()
    await expect(page.getByText(/You have no permission to use /)).toBeVisible()
  })

  test('chosen anew is no folder: the old one stays', async ({ app, page }, info) => {
    await openScript(app, page, info.outputPath('talk.md'))
    for (const [path, says] of [
      [info.outputPath('talk.md'), /talk\.md/],
      [info.outputPath('nowhere'), /nowhere does not exist\./],
      ['/dev/zero', /\/dev\/zero/],
    ] as const) {
      await answerDialogs(app, path)
      await page.keyboard.press('Control+,')
      await page.getByRole('button', { name: 'Choose…' }).click()
      await expectMessage(page, says)
    }
    await page.getByRole('navigation').getByRole('button', { name: 'Library' }).click()
    await expect(page.getByRole('row', { name: 'talk' })).toBeVisible()
  })
})

type Launch = (options: { readonly env: Readonly<Record<string, string>> }) => Promise<ElectronApplication>

async function startWithLibrary(launch: Launch, home: string, data: string, libraryFolder: string) {
  mkdirSync(data, { recursive: true })
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ libraryFolder }))
  const app = await launch({ env: { HOME: home } })
  return { app, page: await app.firstWindow() }
}

async function openScript(app: ElectronApplication, page: Page, path: string): Promise<void> {
  writeFileSync(path, line)
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Open script…' }).click()
  await expect(page.getByRole('textbox', { name: 'Script' })).toContainText('The only line of our talk.')
}

async function makeEpisode(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await openScript(app, page, path)
  await page.getByRole('button', { name: /^Make 1 line / }).click()
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 20_000 })
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByText('The only line of our talk.').click()
  await page.keyboard.press('End')
  await page.keyboard.type(text)
}

/** Expects a message with this sentence, and puts it away. */
async function expectMessage(page: Page, says: RegExp): Promise<void> {
  const message = page
    .getByRole('region', { name: 'Messages' })
    .locator(':scope > div')
    .filter({ hasText: says })
  await expect(message).toBeVisible()
  await message.getByRole('button', { name: 'Dismiss' }).click()
  await expect(message).toHaveCount(0)
}

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
  await openScript(app, page, path)
  await expect(page.getByRole('button', { name: /^Make 1 line / })).toBeVisible()
}

async function expectNotExported(app: ElectronApplication, page: Page, path: string, says: RegExp) {
  await answerDialogs(app, path)
  await page.keyboard.press('Control+E')
  await expectMessage(page, says)
}

async function expectExports(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await answerDialogs(app, path)
  await page.keyboard.press('Control+E')
  await expect(page.getByText(`Exported to ${path}`)).toBeVisible()
  expect(readFileSync(path).subarray(0, 4).toString('latin1')).toBe('RIFF')
}

function unusable(page: Page) {
  return page.getByRole('heading', { name: 'The library cannot be used' })
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted((one, other) =>
    one.localeCompare(other),
  )
}

/** The script of the only episode in a library. */
function scriptIn(library: string): string {
  const [episode] = readdirSync(join(library, 'episodes'))
  return readFileSync(join(library, 'episodes', episode ?? '', 'script.md'), 'utf8')
}
