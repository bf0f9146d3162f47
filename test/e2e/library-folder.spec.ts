import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { makeReadOnly, makeWritable } from '../helpers/mount-disk.ts'
import { answerDialogs } from './answer-dialogs.ts'
import { expect } from './application.ts'
import { expectMessage } from './expect-message.ts'
import { scriptIn } from './library-files.ts'
import { line, openTalk, typeInTalk } from './talk.ts'
import { test } from './with-disk.ts'

// What a person may lose while the window is open. Each time a plain sentence, nothing changed, and on it goes.
test.describe('the library', () => {
  test('vanishes: what was typed waits and is saved when it is back', async ({ app, page, home }, info) => {
    await openTalk(app, page, info.outputPath('talk.md'))
    const library = join(home, 'Documents', 'Castwright')
    renameSync(library, `${library} away`)
    await typeInTalk(page, ' Typed meanwhile.')
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
    await openTalk(app, page, info.outputPath('talk.md'))
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
    await openTalk(app, page, info.outputPath('talk.md'))
    makeReadOnly(disk)
    await typeInTalk(page, ' Typed meanwhile.')
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
    await openTalk(app, page, info.outputPath('talk.md'))
    await page.getByRole('button', { name: /^Generate 1 line / }).click()
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

  test.describe('of somebody else', () => {
    test.use({ isPlainUser: true })

    test('may not be written to', async ({ launch, home }, info) => {
      const library = info.outputPath('theirs')
      mkdirSync(library, { mode: 0o555 })
      const { page } = await startWithLibrary(launch, home, info.outputPath('data'), library)
      await expect(page.getByRole('heading', { name: 'The library cannot be used' })).toBeVisible()
      await expect(page.getByText(/You have no permission to use /)).toBeVisible()
    })
  })

  test('chosen anew is no folder: the old one stays', async ({ app, page }, info) => {
    await openTalk(app, page, info.outputPath('talk.md'))
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

function unusable(page: Page) {
  return page.getByRole('heading', { name: 'The library cannot be used' })
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted((one, other) =>
    one.localeCompare(other),
  )
}
