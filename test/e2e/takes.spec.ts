import { writeFileSync } from 'node:fs'
import type { ElectronApplication, Page } from '@playwright/test'
import type { GeminiServer } from '../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../gemini-server/start-gemini-server.ts'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test as base } from './application.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expectMessage } from './expect-message.ts'

const test = base.extend<{ server: GeminiServer }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  server: async ({}, use) => {
    const server = await startGeminiServer()
    await use(server)
    await server.close()
  },
})

const words = 'Here is the first line of our talk, and it says a good deal more than only that.'
const script = `Ann: ${words}\n\n# Two\n\nAnn: And this is the second line, which is about as long as the first one was.\n`

async function openWithGemini(app: ElectronApplication, page: Page, server: GeminiServer, path: string) {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByText('Advanced').click()
  await page.getByLabel('Address in place of Google’s').fill(server.url)
  await page.getByRole('button', { name: 'Save the address' }).click()
  await expect(page.getByRole('button', { name: 'Google’s own' })).toBeVisible()
  await page.getByLabel('Gemini key').fill('AIzaSy-any-key-of-the-window-0123456789wxyz')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('…wxyz')).toBeVisible()
  writeFileSync(path, script)
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Library' }).click()
  await page.getByRole('button', { name: 'Open script…' }).click()
  await page.getByRole('radio', { name: 'Gemini' }).click()
}

const upToDate = (page: Page) => expect(page.getByText('Up to date')).toBeVisible({ timeout: 30_000 })
const spoken = (server: GeminiServer) =>
  server.requests.filter(({ operation }) => operation === 'generateContent').length

test('a doubtful take is listed, heard, accepted, made again, compared, picked and locked', async ({
  app,
  page,
  server,
}, info) => {
  test.setTimeout(90_000)
  // The first line is cut short.
  server.misbehave((request) =>
    JSON.stringify(request.body).includes('first line') ? { kind: 'truncated', fraction: 0.4 } : undefined,
  )
  await openWithGemini(app, page, server, info.outputPath('talk.md'))
  await page.getByRole('button', { name: /^Generate 2 lines · about \$/ }).click()
  await page.getByRole('button', { name: 'Agree and go on' }).click()
  await upToDate(page)
  await expect(page.getByRole('button', { name: /^Line 1, Ann: made, but listen to it\. \w/ })).toBeVisible()

  // By keyboard alone: to the list, hear, accept.
  await page.getByRole('textbox', { name: 'Script' }).click()
  await page.keyboard.press('F9')
  const list = page.getByRole('listbox', { name: 'Takes to listen to' })
  await expect(list).toBeFocused()
  await expect(page.getByRole('tab', { name: 'Listen · 1' })).toBeVisible()
  await expect(list.getByRole('option', { selected: true })).toContainText('Here is the first line')
  await expect(page.getByRole('button', { name: /^Make another take · about \$0\.00\d+/ })).toBeVisible()
  await expectAccessible(app, page, 'what is to be listened to')
  await page.keyboard.press('Space')
  await expect(
    page.getByRole('region', { name: 'Listen' }).getByRole('button', { name: 'Pause' }),
  ).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByRole('heading', { name: 'All heard' })).toBeVisible()
  await expectMessage(page, /^Accepted\./)
  await expect(page.getByRole('button', { name: /^Line 1, Ann: made\. Play from here/ })).toBeVisible()
  await page.keyboard.press('F9')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Script' })).toBeFocused()

  // Another take, which is whole.
  server.misbehave([])
  await page.getByText(words).click()
  const before = spoken(server)
  await page.keyboard.press('Control+T')
  const takes = page.getByRole('list', { name: 'Takes' })
  await expect(takes.getByRole('heading', { name: 'Take 1' })).toBeVisible()
  await expectAccessible(app, page, 'the takes of a line')
  await page.getByRole('button', { name: /^Make another take · about \$0\.00\d+$/ }).click()
  await expect(takes.getByRole('heading', { name: 'Take 2' })).toBeVisible({ timeout: 30_000 })
  await upToDate(page)
  expect(spoken(server)).toBe(before + 1)
  const second = takes.locator(':scope > li').filter({ hasText: 'Take 2' })
  await expect(second).toContainText('in use')
  await expect(second).toContainText('Sounds right')

  // Back to another by hand, and undone.
  await takes.getByRole('button', { name: 'Use take 1' }).click()
  const first = takes.locator(':scope > li').filter({ hasText: 'Take 1' })
  await expect(first).toContainText('in use')
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
  await expect(second).toContainText('in use')

  // Blind, by keyboard: the winner is named, and in use. The draw is made certain: 1 is the second take, 2 the first.
  await page.evaluate(() => {
    Math.random = () => 0.6
  })
  await page.getByRole('button', { name: 'Compare blind' }).focus()
  await page.keyboard.press('Enter')
  const blind = page.getByRole('dialog', { name: 'Which one is better?' })
  await expect(blind.getByRole('status')).toHaveText('1, stopped')
  await page.keyboard.press('Space')
  await page.keyboard.press('2')
  await expect(blind.getByRole('status')).toHaveText('2, playing')
  await expectAccessible(app, page, 'a blind comparison')
  await page.keyboard.press('Enter')
  const outcome = page.getByRole('dialog', { name: 'It is take 1' })
  await expect(outcome).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(outcome).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Compare blind' })).toBeFocused()
  await expect(first).toContainText('in use')
  await page.getByRole('button', { name: /^Put together/ }).click()
  await upToDate(page)

  // A locked take stays when the voice is changed; the other line is new.
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Line 1, Ann: .*Locked\.$/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Cast' }).click()
  await page.getByRole('button', { name: /^Voice of Ann/ }).click()
  await page.getByRole('combobox', { name: 'Find a voice for Ann' }).fill('puck')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Generate 1 line / })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Line 1, Ann: .*Locked\.$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Line 2, Ann: new, not made yet' })).toBeVisible()

  // From the mark, with the mouse; other words end the lock.
  await page.getByRole('button', { name: /^Line 1, Ann/ }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: /^Takes of this line/ }).click()
  await expect(takes.getByRole('heading', { name: 'The locked take' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.type('Really, ')
  await expect(page.getByRole('button', { name: 'Line 1, Ann: new, not made yet' })).toBeVisible()
})
