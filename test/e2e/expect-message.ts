import type { Page } from '@playwright/test'
import { expect } from './application.ts'

/** Expects a message with this sentence, and puts it away. */
export async function expectMessage(page: Page, says: RegExp): Promise<void> {
  const message = page
    .getByRole('region', { name: 'Messages' })
    .locator(':scope > div')
    .filter({ hasText: says })
  await expect(message).toBeVisible()
  await message.getByRole('button', { name: 'Dismiss' }).click()
  await expect(message).toHaveCount(0)
}
