import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'

const turns = 5000

/** Two people who talk for a long time, in chapters; the last line but one has a tag that means nothing. */
function longScript(): string {
  return Array.from({ length: turns }, (_, index) => {
    const chapter = index % 100 === 0 ? `# Chapter ${index / 100 + 1}\n\n` : ''
    const speaker = index % 2 === 0 ? 'Ann' : 'Bob'
    const tag = index === turns - 2 ? ' <nonsense>' : ''
    return `${chapter}${speaker}: This is line number ${index + 1}, and it says a little about the sea.${tag}\n`
  }).join('\n')
}

test(`a script of ${turns} lines is opened, scrolled to its end, written in and saved`, async ({
  app,
  page,
  home,
}, info) => {
  const path = info.outputPath('long.md')
  writeFileSync(path, longScript())
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Open script…' }).click()
  const script = page.getByRole('textbox', { name: 'Script' })
  await expect(script).toContainText('This is line number 1, ')
  await expect(page.getByRole('button', { name: /^Generate 5,?000 lines · free/ })).toBeVisible()
  await expect(page.getByText(/^1 thing to look at$/)).toBeVisible()

  await test.step('by the wheel', async () => {
    await script.hover()
    const last = page.getByText('This is line number 5000, ')
    for (let turn = 0; turn < 500 && !(await last.isVisible()); turn++) await page.mouse.wheel(0, 5000)
    await page.mouse.wheel(0, 5000)
    await expect(last).toBeInViewport()
    // What is out of sight is not in the page, however long the script.
    expect(await page.locator('.cm-line').count()).toBeLessThan(200)
    await expect(mark(5000, 'Bob: new, not made yet')).toBeInViewport()
    await expect(mark(4999, 'Ann: new, not made yet')).toBeInViewport()
    await expect(page.getByRole('button', { name: /^Line 1, / })).toHaveCount(0)
  })

  await test.step('back to the beginning and to the end, by the keyboard', async () => {
    await page.getByText('This is line number 5000, ').click()
    await page.keyboard.press('Control+Home')
    await expect(page.getByText('This is line number 1, ')).toBeInViewport()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByText(/^Line 1 of 5000 · Ann/)).toBeVisible()
    await page.keyboard.press('Control+End')
    await expect(page.getByText('This is line number 5000, ')).toBeInViewport()
  })

  await test.step('writing there', async () => {
    await page.keyboard.type('Ann: These words were typed at the very end.')
    await expect(page.getByText(/^Line 5001 of 5001 · Ann · not made yet/)).toBeVisible()
    await expect(mark(5001, 'Ann: new, not made yet')).toBeInViewport()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Generate 5,?001 lines · free/ })).toBeVisible()
    const episodes = join(home, 'Documents', 'Castwright', 'episodes')
    const [episode] = readdirSync(episodes)
    expect(readFileSync(join(episodes, episode ?? '', 'script.md'), 'utf8')).toBe(
      `${longScript()}Ann: These words were typed at the very end.`,
    )
  })

  await test.step('the problem near the end is where it belongs, also after writing above it', async () => {
    const underlined = page.locator('.cm-lintRange')
    await expect(underlined).toHaveText('<nonsense>')
    await page.getByText('This is line number 4990, ').click()
    await page.keyboard.press('Home')
    await page.keyboard.type('Ann: A line before it.\n')
    await expect(mark(5002, 'Ann: new, not made yet')).toHaveCount(1)
    await page.keyboard.press('F8')
    await expect(page.getByText(/^Line 5000 of 5002 · Ann/)).toBeVisible()
    await expect(underlined).toHaveText('<nonsense>')
    await expect(underlined).toBeInViewport()
    await expect(page.getByText(/^1 thing to look at$/)).toBeVisible()
  })

  function mark(line: number, words: string) {
    return page.getByRole('button', { name: `Line ${line}, ${words}`, exact: true })
  }
})
