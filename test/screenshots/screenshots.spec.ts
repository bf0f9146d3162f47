import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '../e2e/application.ts'

/** Pictures for the README, taken from the running program: `npm run screenshots`. */
const folder = join(import.meta.dirname, '../../docs/images')

async function show(app: ElectronApplication, page: Page, theme: 'light' | 'dark'): Promise<void> {
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source
  }, theme)
  await page.waitForFunction(
    (isDark) => matchMedia('(prefers-color-scheme: dark)').matches === isDark,
    theme === 'dark',
  )
}

test('the sample being heard, the library, and the voices', async ({ app, page }) => {
  await show(app, page, 'light')
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await page.getByRole('button', { name: /^Generate 18 lines/ }).click()
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Dismiss' }).click()
  const listen = page.getByRole('region', { name: 'Listen' })
  await listen.getByRole('button', { name: 'Next line' }).click()
  await listen.getByRole('button', { name: 'Next line' }).click()
  await page.getByRole('textbox', { name: 'Script' }).blur()
  await page.screenshot({ path: join(folder, 'studio-light.png') })
  await show(app, page, 'dark')
  await page.screenshot({ path: join(folder, 'studio-dark.png') })
  await page.getByRole('button', { name: 'Back to the library' }).click()
  await expect(page.getByRole('grid', { name: 'Episodes' })).toBeVisible()
  await show(app, page, 'light')
  await page.screenshot({ path: join(folder, 'library.png') })
  await page.getByRole('button', { name: 'Voices' }).click()
  await page.getByRole('tab', { name: 'Gemini' }).click()
  await expect(page.getByRole('heading', { name: 'Callirrhoe' })).toBeVisible()
  await page.screenshot({ path: join(folder, 'voices.png') })
})
