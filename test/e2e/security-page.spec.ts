import type { ElectronApplication } from '@playwright/test'
import { expect, REAL, test } from './shared-application.ts'

// What a hostile page could try, tried. docs/security.md names the test of each point.

declare global {
  // In main, while a test watches it.
  var verdict: Promise<{ readonly url: string; readonly isPrevented: boolean }>
  var opened: string[]
}

const addressOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())

const countWindows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

test.describe('the page goes nowhere', () => {
  for (const address of ['https://example.com/', 'app://castwright.evil/', 'file:///etc/passwd'])
    test(`not to ${address}`, async ({ app, page }) => {
      const before = await addressOf(app)
      await app.evaluate(({ BrowserWindow }) => {
        globalThis.verdict = new Promise((resolve) => {
          BrowserWindow.getAllWindows()[0]?.webContents.once('will-frame-navigate', (event) =>
            resolve({ url: event.url, isPrevented: event.defaultPrevented }),
          )
        })
      })
      await page.evaluate((url) => {
        // Chromium itself refuses some of these; then there is nothing for main to prevent.
        const link = document.createElement('a')
        link.href = url
        document.body.append(link)
        link.click()
      }, address)
      if (!address.startsWith('file:'))
        expect(await app.evaluate(() => globalThis.verdict)).toMatchObject({ isPrevented: true })
      expect(await addressOf(app)).toBe(before)
      expect(await page.evaluate(() => 'castwright' in window)).toBe(true)
    })

  test('nor opens a window; only a listed page opens, in the browser', async ({ app, page }) => {
    await app.evaluate(({ shell }) => {
      globalThis.opened = []
      shell.openExternal = async (address) => {
        globalThis.opened.push(address)
      }
    })
    const handles = await page.evaluate(() =>
      [
        'https://example.com/',
        'app://castwright/',
        'file:///etc/passwd',
        'https://podcasters.apple.com.evil.example/',
        'about:blank',
      ].map((address) => window.open(address)),
    )
    expect(handles).toEqual(handles.map(() => null))
    expect(
      await page.evaluate(() => window.open('https://podcasters.apple.com/support/893-audio-requirements')),
    ).toBeNull()
    await expect
      .poll(() => app.evaluate(() => globalThis.opened))
      .toEqual(['https://podcasters.apple.com/support/893-audio-requirements'])
    expect(await countWindows(app)).toBe(1)
  })

  test('nor loads a frame', async ({ page }) => {
    const text = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const frame = document.createElement('iframe')
          // The policy and main both refuse it; which comes first is Chromium's affair.
          document.addEventListener('securitypolicyviolation', () => resolve('nothing'))
          frame.addEventListener('load', () =>
            resolve(frame.contentDocument?.querySelector('#root') ? 'the page' : 'nothing'),
          )
          frame.src = '/index.html'
          document.body.append(frame)
        }),
    )
    expect(text).toBe('nothing')
  })
})

test.describe('the page may not', () => {
  test('use what a permission is for', async ({ page }) => {
    const answers = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      geolocation: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('allowed'),
          ({ code }) => resolve(code),
        )
      }),
      microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'allowed',
        () => 'refused',
      ),
    }))
    expect(answers).toEqual({ notifications: 'denied', geolocation: 1, microphone: 'refused' })
  })

  test('run text as code, nor anything that was not shipped with it', async ({ page }) => {
    const violated = await page.evaluate(async () => {
      const seen: string[] = []
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        seen.push(effectiveDirective),
      )
      Reflect.set(window, 'seen', seen)
      let isRun = false
      Reflect.set(window, 'run', () => {
        isRun = true
      })
      const inline = document.createElement('script')
      inline.textContent = 'window.run()'
      document.body.append(inline)
      const handler = document.createElement('img')
      handler.setAttribute('onerror', 'window.run()')
      handler.src = 'data:,'
      document.body.append(handler)
      const style = document.createElement('style')
      style.textContent = 'body { display: none }'
      document.body.append(style)
      const link = document.createElement('a')
      link.href = 'javascript:window.run()'
      document.body.append(link)
      link.click()
      const evaluated = await new Promise((resolve) => {
        // What a debugger evaluates is free of the policy; what a timer calls is not.
        setTimeout(() => {
          try {
            resolve(Reflect.construct(Function, ['window.run()']))
          } catch {
            resolve('refused')
          }
        })
      })
      const fetched = await fetch('https://example.com/').then(
        () => 'answered',
        () => 'refused',
      )
      return { isRun, evaluated, fetched, isHidden: getComputedStyle(document.body).display === 'none' }
    })
    expect(violated).toMatchObject({
      isRun: false,
      evaluated: 'refused',
      fetched: 'refused',
      isHidden: false,
    })
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'seen') as unknown))
      .toEqual(
        expect.arrayContaining([
          'script-src-elem',
          'script-src-attr',
          'style-src-elem',
          'script-src',
          'connect-src',
        ]),
      )
  })

  test('read a file outside its folder', async ({ page }) => {
    const statuses = await page.evaluate(() =>
      Promise.all(
        [
          '/..%2f..%2fpackage.json',
          '/%2e%2e/%2e%2e/package.json',
          '/..%5c..%5cpackage.json',
          '/index.html%00.js',
          '/%252e%252e%252fpackage.json',
          '/assets',
          '/no-such-file.js',
        ].map(async (address) => (await fetch(address)).status),
      ),
    )
    expect(statuses).toEqual(statuses.map(() => 404))
  })

  test('hear what it was given no id for', async ({ page }) => {
    const statuses = await page.evaluate(() =>
      Promise.all(
        ['0123456789abcdef0123456789abcdef', '00', '..%2f..'].map((id) =>
          fetch(`media://${id}`).then(
            ({ status }) => status,
            () => 404,
          ),
        ),
      ),
    )
    expect(statuses).toEqual([404, 404, 404])
  })

  test('save a download by itself', async ({ app, page }) => {
    await app.evaluate(({ session }) => {
      globalThis.verdict = new Promise((resolve) => {
        session.defaultSession.once('will-download', (event, item) =>
          resolve({ url: item.getURL(), isPrevented: event.defaultPrevented }),
        )
      })
    })
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['x']))
      link.download = 'x.sh'
      document.body.append(link)
      link.click()
    })
    expect(await app.evaluate(() => globalThis.verdict)).toMatchObject({ isPrevented: true })
  })
})

test('the page is loaded under its policy without one violation', async ({ page }) => {
  const violations: string[] = []
  page.on('console', (message) => {
    if (/content security policy|csp/i.test(message.text())) violations.push(message.text())
  })
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/)
  await page.reload()
  await page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0)
  expect(violations).toEqual([])
})

test('the window is sandboxed', async ({ app }) => {
  test.skip(!REAL, 'Only Electron itself enforces its preferences; a unit test holds them here.')
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents: unknown = BrowserWindow.getAllWindows()[0]?.webContents
    if (typeof contents !== 'object' || contents === null || !('getLastWebPreferences' in contents))
      return null
    const { getLastWebPreferences } = contents
    return typeof getLastWebPreferences === 'function'
      ? (Reflect.apply(getLastWebPreferences, contents, []) as unknown)
      : null
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  })
})
