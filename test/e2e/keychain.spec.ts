import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { whyNoKeyring, startKeyring, whyNoLibsecret } from '../helpers/private-keyring.ts'
import { startGeminiServer } from '../gemini-server/start-gemini-server.ts'
import { canaryIn } from '../helpers/find-canary.ts'
import { descendantsOf } from '../helpers/processes.ts'
import { expect, REAL, test as base } from './application.ts'

/** `bus`: a folder whose path is short enough for a socket. */
const test = base.extend<{ bus: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  bus: async ({}, use) => {
    const folder = mkdtempSync('/tmp/castwright-bus-')
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  },
})

test(`a key is kept in the keychain over the end of the program${whyNoKeyring}`, async ({
  launch,
  home,
  bus,
}) => {
  test.skip(whyNoKeyring !== '')
  const keyring = await startKeyring('unlocked', bus)
  const server = await startGeminiServer({ voice: 'murmur' })
  const { HOME: _home, ...session } = keyring.environment
  const settings = async () => {
    const app = await launch({ env: { ...session, HOME: home } })
    const page = await app.firstWindow()
    await page.getByRole('button', { name: 'Settings' }).click()
    return { app, page }
  }
  try {
    const first = await settings()
    await first.page.getByText('Advanced').click()
    await first.page.getByLabel('Address in place of Google’s').fill(server.url)
    await first.page.getByRole('button', { name: 'Save the address' }).click()
    await expect(first.page.getByRole('button', { name: 'Google’s own' })).toBeVisible()
    await first.page.getByLabel('Gemini key').fill('AIzaSy-of-the-keyring-0123456789-krng')
    await first.page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(first.page.getByText('…krng')).toBeVisible()
    await first.app.close()
    const { page } = await settings()
    await expect(page.getByText('…krng')).toBeVisible()
    await page.getByRole('button', { name: /^Remove/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Remove/ })
      .click()
    await expect(page.getByLabel('Gemini key')).toBeVisible()
  } finally {
    keyring.close()
    await server.close()
  }
})

test(`the end waits for no keychain that never answers${whyNoLibsecret}`, async ({
  launch,
  home,
  bus,
}, info) => {
  test.skip(process.platform !== 'linux' || whyNoLibsecret !== '')
  // A bus that takes every call and says nothing.
  const asked = Promise.withResolvers<Socket>()
  const silent = createServer((socket) => asked.resolve(socket.resume())).listen(join(bus, 'bus'))
  const DBUS_SESSION_BUS_ADDRESS = `unix:path=${join(bus, 'bus')}`
  const GEMINI_API_KEY = 'AIzaSyCanary-of-the-environment-0123456789'
  const app = await launch({ env: { HOME: home, DBUS_SESSION_BUS_ADDRESS, GEMINI_API_KEY } })
  const page = await app.firstWindow()
  await page.getByRole('button', { name: 'Settings' }).click()
  const socket = await asked.promise
  // Electron's own helpers are started before the program can take the key away; the keychain's is not.
  const children = descendantsOf(app.process().pid ?? 0).filter(
    ({ words }) => !REAL || !words.includes('--type='),
  )
  if (!REAL) expect(children.filter(({ words }) => words.includes('keychain-process'))).toHaveLength(1)
  for (const { words, environment } of children)
    expect(canaryIn(`${words}\n${environment}`, GEMINI_API_KEY)).toEqual([])
  const hungUp = once(socket, 'close')
  await app.close()
  // The process that was waiting for an answer is gone, too, and nobody's patience had to run out.
  await hungUp
  silent.close()
  const log = join(info.outputPath('data'), 'logs', 'castwright.log')
  expect(existsSync(log) ? readFileSync(log, 'utf8') : '').not.toContain('The end took too long')
})
