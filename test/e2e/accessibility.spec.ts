import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'
import { expectAccessible } from './expect-accessible.ts'
import { reach } from './reach.ts'

const talk = 'Ann: The first line of our talk.\nBob: And here is the second.\n'
const more = Array.from({ length: 60 }, (_, line) => `Ann: Line ${line} that only the other version has.\n`)

test.describe('axe finds nothing wrong, in light and in dark, with', () => {
  // Every screen is looked at twice.
  test.describe.configure({ timeout: 90_000 })

  test('the library: welcome, list, covers, nothing found, actions, a new name', async ({ app, page }) => {
    await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
    await expectAccessible(app, page, 'the welcome')

    await createEpisodes(page, 'Waves', 'Whales')
    await expect(page.getByRole('row')).toHaveCount(2)
    await expectAccessible(app, page, 'the list')

    await page.getByRole('row', { name: 'Waves' }).click({ button: 'right' })
    await expect(page.getByRole('menu')).toBeVisible()
    await expectAccessible(app, page, 'the actions of an episode')
    await page.keyboard.press('Escape')
    await page.keyboard.press('F2')
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
    await expectAccessible(app, page, 'a title being typed')
    await page.keyboard.press('Escape')

    await page.getByTitle('Covers').click()
    await expect(page.getByRole('gridcell', { name: /^Whales/ })).toBeVisible()
    await expectAccessible(app, page, 'the covers')

    await page.getByRole('searchbox', { name: 'Find by title' }).fill('octopus')
    await expect(page.getByText('Nothing called “octopus”')).toBeVisible()
    await expectAccessible(app, page, 'nothing found')
  })

  test('a broken episode, and a library that cannot be used', async ({ app, page, home, launch }, info) => {
    await createEpisodes(page, 'Waves', 'Whales')
    const episodes = join(home, 'Documents', 'Castwright', 'episodes')
    const broken = readdirSync(episodes).find((name) => name.startsWith('Whales')) ?? ''
    writeFileSync(join(episodes, broken, 'episode.json'), '{"version":')
    await page.reload()
    await page.getByText('1 episode cannot be read').click()
    await expect(page.getByText(/is not a readable episode file/)).toBeVisible()
    await expectAccessible(app, page, 'a broken episode')

    await app.close()
    const other = info.outputPath('other')
    mkdirSync(join(other, 'Documents'), { recursive: true })
    writeFileSync(join(other, 'Documents', 'Castwright'), 'a file in the way')
    const second = await launch({ env: { HOME: other } })
    const window = await second.firstWindow()
    await expect(window.getByRole('heading', { name: 'The library cannot be used' })).toBeVisible()
    await expectAccessible(second, window, 'a library that cannot be used')
  })

  test('the Studio: before, while and after making; its inspector, voices and problems', async ({
    app,
    page,
  }) => {
    await page.getByRole('button', { name: 'Open the sample' }).click()
    await expect(page.getByRole('button', { name: /^Generate 18 lines/ })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Voice of Nora/ })).toBeVisible()
    await expectAccessible(app, page, 'before making')

    await page.getByRole('button', { name: /^Voice of Nora/ }).click()
    await expect(page.getByRole('listbox')).toBeVisible()
    await expectAccessible(app, page, 'the voices')
    await page.keyboard.press('Escape')

    await page.getByRole('tab', { name: 'Episode' }).click()
    await expect(page.getByRole('tabpanel')).toContainText('18')
    await expectAccessible(app, page, 'the episode tab before making')

    await page.getByRole('button', { name: /^Generate 18 lines/ }).click()
    await expect(page.getByText('Up to date')).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('slider', { name: 'Place in the episode' })).toBeVisible()
    await expectAccessible(app, page, 'the episode tab after making')
    await page.getByRole('tab', { name: 'Cast' }).click()
    await page.keyboard.press('Control+Space')
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
    await expectAccessible(app, page, 'after making, playing')

    await page.getByRole('textbox', { name: 'Script' }).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('\n[explosion]\n\n#\nNora: A line with <nothing> known.')
    await expect(page.getByText(/to look at/)).toBeVisible()
    await page.keyboard.press('F8')
    await expectAccessible(app, page, 'problems')
    await page.keyboard.press('Control+F')
    await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused()
    await expectAccessible(app, page, 'find and replace')
  })

  test('the Studio while it makes', async ({ app, page }, info) => {
    const path = info.outputPath('long.md')
    const lines = Array.from({ length: 2500 }, (_, line) => `Ann: This is line number ${line} of many.`)
    writeFileSync(path, lines.join('\n'))
    await answerDialogs(app, path)
    await page.getByRole('button', { name: 'Open script…' }).click()
    await page.getByRole('button', { name: /^Generate 2,?500 lines/ }).click()
    await expect(page.getByText(/^[1-9]\d* of 2,?500 lines spoken/)).toBeVisible()
    await expectAccessible(app, page, 'while making')
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect(page.getByText('Stopped. What was made is kept.')).toBeVisible()
    await expectAccessible(app, page, 'a message')
  })

  test('a script that another program changed, compared', async ({ app, page, home }, info) => {
    const path = info.outputPath('talk.md')
    writeFileSync(path, talk)
    await answerDialogs(app, path)
    await page.getByRole('button', { name: 'Open script…' }).click()
    await expect(page.getByRole('textbox', { name: 'Script' })).toContainText('And here is the second.')
    const episodes = join(home, 'Documents', 'Castwright', 'episodes')
    writeFileSync(
      join(episodes, readdirSync(episodes)[0] ?? '', 'script.md'),
      talk.replace('second', 'other') + more.join(''),
    )
    await expect(page.getByText('This script was changed by another program.')).toBeVisible()
    await expectAccessible(app, page, 'a notice')
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page.getByRole('dialog', { name: 'Two versions of this script' })).toBeVisible()
    await expectAccessible(app, page, 'two versions')
  })

  test('the settings, the licences, the keys, and a file held over the window', async ({ app, page }) => {
    // The smallest window there is: what is long has to scroll, and by the keyboard too.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 600))
    await page.getByRole('button', { name: 'Settings' }).click()
    await expect(page.getByRole('button', { name: 'Licences…' })).toBeVisible()
    await expectAccessible(app, page, 'the settings')
    await page.getByRole('button', { name: 'Licences…' }).click()
    const licences = page.getByRole('dialog', { name: 'Licences' })
    await licences.getByText('react', { exact: true }).click()
    await expectAccessible(app, page, 'the licences')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keys' }).click()
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await expectAccessible(app, page, 'the keys')
    await page.keyboard.press('Escape')

    await page.evaluate(() => {
      const held = new DataTransfer()
      held.items.add(new File(['Host: Hello.'], 'talk.md'))
      const over = { bubbles: true, cancelable: true, dataTransfer: held }
      document.querySelector('main')?.dispatchEvent(new DragEvent('dragenter', over))
    })
    await expect(page.getByText('Drop to open as an episode')).toBeVisible()
    await expectAccessible(app, page, 'a file held over the window')
  })
})

test('without a mouse: open the sample, make, hear, write, go back, rename, delete, undo', async ({
  page,
}) => {
  const press = (key: string) => page.keyboard.press(key)
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  await reach(page, 'Open the sample')
  await press('Enter')
  await expect(page.getByRole('button', { name: /^Generate 18 lines/ })).toBeVisible()

  await press('Control+Enter')
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 60_000 })
  const listen = page.getByRole('region', { name: 'Listen' })
  await press('Control+Space')
  await expect(listen.getByRole('button', { name: 'Pause' })).toBeVisible()
  await press('Control+Space')
  await expect(listen.getByRole('button', { name: 'Play' })).toBeVisible()

  const script = page.getByRole('textbox', { name: 'Script' })
  await reach(page, 'Script')
  await press('Control+End')
  await page.keyboard.type('\nNora: One more line, by the keyboard alone.')
  await expect(page.getByRole('button', { name: /^Generate 1 line/ })).toBeVisible()
  await press('Control+Z')
  await expect(script).not.toContainText('by the keyboard alone')
  await expect(page.getByText('Up to date')).toBeVisible()

  await reach(page, 'Back to the library')
  await press('Enter')
  const row = page.getByRole('row')
  await expect(row).toBeFocused()
  await press('F2')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('Renamed by hand')
  await press('Enter')
  await expect(row).toContainText('Renamed by hand')
  await expect(row).toBeFocused()

  await press('Delete')
  await expect(page.getByText('Moved to trash.')).toBeVisible()
  await expect(row).toHaveCount(0)
  await reach(page, 'Undo')
  await press('Enter')
  await expect(row).toContainText('Renamed by hand')
})

async function createEpisodes(page: Page, ...titles: readonly string[]): Promise<void> {
  await page.evaluate(async (wanted) => {
    for (const title of wanted) await window.castwright.request('library.createEpisode', { title })
  }, titles)
}
