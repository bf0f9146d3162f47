import type { Page } from '@playwright/test'
import { expect, test } from './application.ts'
import { expectAccessible } from './expect-accessible.ts'

/** Makes an episode of so many lines and gives its id. */
async function makeEpisode(page: Page, title: string, lines: number): Promise<string> {
  const made = await page.evaluate(
    async ([name, count]) => {
      const bridge = window.castwright
      const created = await bridge.request('library.createEpisode', { title: name })
      if (!created.ok) return created
      const opened = await bridge.request('episode.open', { id: created.data })
      if (!opened.ok) return opened
      const text = Array.from(
        { length: count },
        (_, line) => `Host: ${name}, line ${line}, which is spoken in its turn.`,
      ).join('\n')
      const { digest } = opened.data
      const saved = await bridge.request('episode.saveScript', { id: created.data, digest, text })
      return saved.ok ? created : saved
    },
    [title, lines] as const,
  )
  if (!made.ok) throw new Error(made.message)
  return made.data
}

/** The titles of the queue, in order. */
async function order(page: Page): Promise<string[]> {
  const rows = page.getByRole('list', { name: 'Episodes in the queue' }).getByRole('listitem')
  return (await rows.getByRole('button').first().count()) === 0
    ? []
    : await rows.evaluateAll((items) => items.map((item) => item.querySelector('button')?.textContent ?? ''))
}

test('episodes wait in line: moved, paused, taken out and put back, and there again after a crash', async ({
  app,
  page,
  home,
  launch,
}) => {
  for (const [title, lines] of [
    ['Waves', 1200],
    ['Tides', 900],
    ['Shores', 3],
  ] as const)
    await makeEpisode(page, title, lines)

  // From the library, by keyboard alone.
  const waves = page.getByRole('row', { name: /Waves/ })
  await waves.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('3 episodes are in the queue.')).toBeVisible()
  await page.keyboard.press('Control+Shift+U')
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Queue/ })).toContainText(/[1-3]/)
  await page.getByRole('button', { name: 'Pause all' }).click()
  await expect(page.getByText('Generating', { exact: true })).toHaveCount(0)
  const before = await order(page)

  const last = before.at(-1) ?? ''
  await page.getByRole('button', { name: `Move ${last} up` }).focus()
  for (let place = 1; place < before.length; place++) await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => order(page)).toEqual([last, ...before.slice(0, -1)])
  await expect(page.getByRole('status').filter({ hasText: `${last} is at place 1 of` })).toHaveCount(1)
  await expectAccessible(app, page, 'Queue')

  await page.getByRole('button', { name: `Take ${last} out of the queue` }).click()
  await expect.poll(() => order(page)).toEqual(before.slice(0, -1))
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => order(page)).toEqual([last, ...before.slice(0, -1)])

  // One is paused by a person, the other waits for the night: both are so after a crash, and the third goes on.
  await page.getByRole('button', { name: 'When to start Tides' }).click()
  await page.getByRole('menuitem', { name: /^Tonight/ }).click()
  await page.getByRole('button', { name: 'Go on with Tides' }).click()
  await expect(page.getByText(/^Starts .*01:00|^Starts .*1:00 AM/)).toBeVisible()
  await page.getByRole('button', { name: 'Go on with Waves' }).click()
  const waving = page.getByRole('progressbar', { name: 'Generating Waves' })
  await expect(waving).toBeVisible()
  await expect(page.getByText(/^[1-9][\d,.]* of [\d,.]+ lines spoken/)).toBeVisible()
  const shown = await order(page)

  app.process().kill('SIGKILL')
  await new Promise((resolve) => app.process().once('exit', resolve))
  const again = await launch({ env: { HOME: home } })
  const second = await again.firstWindow()
  await second.getByRole('button', { name: /^Queue/ }).click()
  await expect(second.getByRole('progressbar', { name: 'Generating Waves' })).toBeVisible()
  expect(await order(second)).toEqual(shown)
  await expect(second.getByText(/^Starts /)).toBeVisible()

  // Another episode is made after this one, and its Studio says so.
  await second.getByRole('button', { name: 'Take Tides out of the queue' }).click()
  await second.getByRole('button', { name: 'Library' }).click()
  await second.getByRole('row', { name: /Tides/ }).dblclick()
  await second.getByRole('button', { name: /^Add to the queue · free/ }).click()
  await second.getByRole('button', { name: 'In the queue' }).click()
  await expect.poll(() => order(second)).toContain('Tides')
  await second.getByRole('button', { name: 'Pause all' }).click()
  await expect(second.getByText('Generating', { exact: true })).toHaveCount(0)
})
