import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'
import { clickMenu } from './click-menu.ts'
import { expectAccessible } from './expect-accessible.ts'

const script = [
  '---',
  'title: How sound travels',
  '---',
  '',
  '# Opening',
  '',
  'Ann: Welcome back to the talk.',
  'Bob: Thank you for having me here.',
  'Ann: Sound is fast, but how fast is it?',
  'Bob: In water it is about four times faster than in air.',
  'Ann: Thank you all for listening.',
  '',
].join('\n')
const version = [
  '---',
  'title: How sound travels',
  '---',
  '',
  '# Opening',
  '',
  'Bob: Thank you for having me here.',
  'Ann: Sound is fast, but how fast is it?',
  'Bob: In water it is more than four times faster than in air.',
  'Ann: Thank you all for listening.',
  'Ann: Welcome back to the talk.',
  'Bob: Goodbye.',
  '',
].join('\n')

test('a new version is pasted: what it changes and costs, then taken, then undone', async ({
  app,
  page,
  home,
}, info) => {
  const path = info.outputPath('talk.md')
  writeFileSync(path, script)
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Open script…' }).click()
  await page.getByRole('button', { name: /^Generate 5 lines · free/ }).click()
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 30_000 })
  const episodes = join(home, 'Documents', 'Castwright', 'episodes')
  const own = join(episodes, readdirSync(episodes)[0] ?? '', 'script.md')

  await clickMenu(app, 'paste-version')
  const dialog = page.getByRole('dialog', { name: 'Paste a new version' })
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await dialog.getByRole('textbox').fill(version)
  await expect(dialog.getByText('Keeps 4 takes · 1 new line, 1 edited, 1 moved · free')).toBeVisible()
  await expect(dialog.getByText(/^To generate: 2 lines, .*, free\.$/)).toBeVisible()
  const changes = dialog.getByRole('list', { name: 'Changes' }).getByRole('listitem')
  await expect(changes).toHaveText([
    /2 lines unchanged/,
    /Edited line 3: Bob .*about.*more than.* four times/,
    /1 line unchanged/,
    /Moved line 5, before line 1: Ann Welcome back/,
    /New line 6: Bob Goodbye/,
  ])
  await expectAccessible(app, page, 'a new version')
  // Nothing is changed yet.
  expect(readFileSync(own, 'utf8')).toBe(script)
  await dialog.getByRole('button', { name: 'Take this version' }).click()
  await expect(page.getByText('The new version is in place. It keeps 4 takes.')).toBeVisible()
  // The line that only moved is heard from its take: two are left to be spoken.
  await expect(page.getByRole('button', { name: /^Generate 2 lines · free/ })).toBeVisible()
  await expect.poll(() => readFileSync(own, 'utf8')).toBe(version)

  await page.keyboard.press('Control+Z')
  await expect(page.getByText('Up to date')).toBeVisible()
  expect(readFileSync(own, 'utf8')).toBe(script)
})
