import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { GeminiServer } from '../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../gemini-server/start-gemini-server.ts'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test as base } from './application.ts'
import { expectAccessible } from './expect-accessible.ts'
import { watchForCanary } from './watch-for-canary.ts'

const key = 'AIzaSyCanary-of-the-window-0123456789wxyz'

const test = base.extend<{ server: GeminiServer; onRequest: { listener: () => void } }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  onRequest: async ({}, use) => {
    await use({ listener: () => undefined })
  },
  app: async ({ launch, home }, use) => {
    await use(await launch({ env: { HOME: home, STANDIN_RECORD_IPC: '1' } }))
  },
  server: async ({ onRequest }, use) => {
    const server = await startGeminiServer({
      onRequest: () => onRequest.listener(),
    })
    await use(server)
    await server.close()
  },
})

async function goToGemini(page: Page, server: GeminiServer) {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByText('Advanced').click()
  await page.getByLabel('Address in place of Google’s').fill(server.url)
  await page.getByRole('button', { name: 'Save the address' }).click()
  await expect(page.getByRole('button', { name: 'Google’s own' })).toBeVisible()
}

async function addKey(page: Page) {
  await page.getByLabel('Gemini key').fill(key)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('…wxyz')).toBeVisible()
}

async function openTalk(app: ElectronApplication, page: Page, path: string) {
  writeFileSync(path, 'Ann: The first line of our talk.\nBob: And here is the second.\n')
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Library' }).click()
  await page.getByRole('button', { name: 'Open script…' }).click()
  await expect(page.getByRole('textbox', { name: 'Script' })).toBeVisible()
}

test('with a key the same script is spoken by Gemini: price before, one notice, cost after', async ({
  app,
  page,
  server,
  onRequest,
}, info) => {
  // Real speech, twice, and every place where the key could be.
  test.slow()
  const canary = watchForCanary(app, page, key)
  onRequest.listener = canary.lookAtProcesses
  await goToGemini(page, server)
  await addKey(page)
  await expectAccessible(app, page, 'Gemini')

  await openTalk(app, page, info.outputPath('talk.md'))
  await expect(page.getByRole('button', { name: /^Generate 2 lines · free/ })).toBeVisible()
  await page.getByRole('radio', { name: 'Gemini' }).click()
  await page.getByRole('button', { name: /^Generate 2 lines · about \$0\.00\d+ ·/ }).click()

  const notice = page.getByRole('dialog', { name: 'Gemini speaks at Google' })
  await expect(notice).toBeVisible()
  await expectAccessible(app, page, 'Gemini')
  expect(server.requests.filter(({ operation }) => operation === 'generateContent')).toHaveLength(0)
  await notice.getByRole('button', { name: 'Agree and go on' }).click()
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 30_000 })
  expect(server.requests.filter(({ operation }) => operation === 'generateContent')).toHaveLength(1)

  await page.getByText('And here is the second.').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Really.')
  await page.getByRole('button', { name: /^Generate 1 line · about \$/ }).click()
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 30_000 })
  expect(server.requests.filter(({ operation }) => operation === 'generateContent')).toHaveLength(2)

  await answerDialogs(app, info.outputPath('exported.mp3'))
  await page.keyboard.press('Control+E')
  await page.getByRole('button', { name: 'Save as…' }).click()
  await expect(page.getByText('1 file in ')).toBeVisible({ timeout: 20_000 })
  expect(existsSync(info.outputPath('exported.mp3'))).toBe(true)

  // The key is in the keychain or in memory, and nowhere else: home, data and what was exported are in this folder.
  await canary.expectNone([info.outputPath()])
  const ledger = readFileSync(join(info.outputPath('data'), 'ledger.jsonl'), 'utf8')
  expect(ledger.trim().split('\n')).toHaveLength(4)
})

test('without a key the way out is beside the button; a key that Google refuses says why', async ({
  app,
  page,
  server,
}, info) => {
  await goToGemini(page, server)
  server.misbehave(['leaked-key'], { on: 'everything' })
  await page.getByLabel('Gemini key').fill(key)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'found in a public place' })).toBeVisible()

  await openTalk(app, page, info.outputPath('talk.md'))
  await page.getByRole('radio', { name: 'Gemini' }).click()
  await expect(page.getByText(/^There is no key for Gemini yet\./).first()).toBeVisible()
  await page.getByRole('button', { name: 'Add a key…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Gemini key').fill(key)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: /^Generate 2 lines · about \$/ })).toHaveAttribute(
    'aria-describedby',
    /.+/,
  )
  await expect(page.getByText(/^There is no key for Gemini yet\./)).toHaveCount(0)
})

test('an address that would show the key to others is refused', async ({ page }) => {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByText('Advanced').click()
  await page.getByLabel('Address in place of Google’s').fill('http://proxy.example.com')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'https://' })).toBeVisible()
})
