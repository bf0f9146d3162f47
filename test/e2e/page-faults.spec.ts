import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './application.ts'

test('a screen that stops says so and is in the log; the others go on', async ({ page }, info) => {
  await page.evaluate(() => window.castwright.request('library.createEpisode', { title: 'Waves' }))
  await expect(page.getByRole('row', { name: 'Waves' })).toBeVisible()
  const rail = page.getByRole('navigation')
  await rail.getByRole('button', { name: 'Settings' }).click()
  await page.evaluate(() => {
    // Episodes cannot be sorted any more; numbers, as in the settings, can.
    Reflect.set(Array.prototype, 'toSorted', function sorted(this: unknown[]) {
      if (this.every((one) => typeof one === 'number')) return this
      throw new TypeError('toSorted is broken: "a secret"')
    })
  })
  await rail.getByRole('button', { name: 'Library' }).click()
  await expect(page.getByRole('heading', { name: 'This screen has stopped' })).toBeVisible()
  await rail.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('button', { name: 'Choose…' })).toBeVisible()
  const log = () => readFileSync(join(info.outputPath('data'), 'logs', 'castwright.log'), 'utf8')
  await expect
    .poll(log)
    .toMatch(/ error A fault of the page \(library\): TypeError: toSorted is broken: …\n {4}at /)
  expect(log()).not.toContain('secret')
})
