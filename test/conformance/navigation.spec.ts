import type { ElectronApplication } from '@playwright/test'
import { expect, test } from './conformance-app.ts'

// Facts about navigation: https://www.electronjs.org/docs/latest/api/web-contents#navigation-events
/** Notes the navigations a page asks for, and prevents those to other hosts, as a careful application does. */
async function guard(shared: ElectronApplication): Promise<void> {
  await shared.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- it runs in the main process
    const guardAs = (name: string, event: Electron.Event<{ url: string; isMainFrame: boolean }>) => {
      globalThis.notes.push([name, event.url, event.isMainFrame])
      if (!event.url.startsWith('app://conformance/')) event.preventDefault()
    }
    contents.on('will-frame-navigate', (event) => guardAs('will-frame-navigate', event))
    contents.on('will-navigate', (event) => guardAs('will-navigate', event))
    contents.on('will-redirect', (event) => guardAs('will-redirect', event))
  })
}
const notesOf = async (shared: ElectronApplication) => await shared.evaluate(() => globalThis.notes)
const urlOf = async (shared: ElectronApplication) =>
  await shared.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())

test.describe('a page that wants to leave', () => {
  for (const [way, act] of [
    ['by a script', () => location.assign('https://example.org/away')],
    ['by a link', () => document.querySelector<HTMLAnchorElement>('#away')?.click()],
  ] as const) {
    test(`${way}: will-frame-navigate, then will-navigate, and prevented it stays`, async ({
      page,
      shared,
    }) => {
      await guard(shared)
      await page.evaluate(act)
      // The first event is prevented already: the second is not sent.
      await expect
        .poll(async () => await notesOf(shared))
        .toEqual([['will-frame-navigate', 'https://example.org/away', true]])
      expect(await page.evaluate(() => window.api.text)).toBe('text')
      await expect.poll(async () => await urlOf(shared)).toBe('app://conformance/index.html')
    })
  }

  test('is asked about by will-navigate when will-frame-navigate lets it pass', async ({ page, shared }) => {
    await guard(shared)
    await page.evaluate(() => {
      location.href = '/child.html'
    })
    await expect.poll(async () => await urlOf(shared)).toBe('app://conformance/child.html')
    expect(await notesOf(shared)).toEqual([
      ['will-frame-navigate', 'app://conformance/child.html', true],
      ['will-navigate', 'app://conformance/child.html', true],
    ])
  })

  test('may name its own scheme', async ({ page, shared }) => {
    await guard(shared)
    await page.evaluate(() => {
      location.href = 'app://conformance/child.html?named'
    })
    await expect.poll(async () => await urlOf(shared)).toBe('app://conformance/child.html?named')
  })

  test('to another program is asked about too', async ({ page, shared }) => {
    await guard(shared)
    await page.locator('#mail').click()
    await expect
      .poll(async () => await notesOf(shared))
      .toEqual([['will-frame-navigate', 'mailto:someone@example.org', true]])
    expect(await page.evaluate(() => window.api.text)).toBe('text')
  })

  test('in a frame: will-frame-navigate only, and not of the main frame', async ({ open, shared }) => {
    const page = await open('frames.html?open')
    await guard(shared)
    await page.frameLocator('iframe').locator('#inside').click()
    await expect
      .poll(async () => await notesOf(shared))
      .toEqual([['will-frame-navigate', 'app://conformance/child.html?again', false]])
    await page.evaluate(() => {
      document.querySelector('iframe')!.src = 'https://example.org/frame'
    })
    await expect
      .poll(async () => (await notesOf(shared)).at(-1))
      .toEqual(['will-frame-navigate', 'https://example.org/frame', false])
  })

  test('and is redirected: will-redirect names the new address', async ({ page, shared }) => {
    await guard(shared)
    await page.evaluate(() => {
      location.href = '/moved'
    })
    await expect.poll(async () => await urlOf(shared)).toBe('app://conformance/index.html?moved')
    expect((await notesOf(shared)).at(-1)).toEqual([
      'will-redirect',
      'app://conformance/index.html?moved',
      true,
    ])
  })
})

test.describe('nobody is asked', () => {
  test('when the application loads an address', async ({ page, shared }) => {
    await expect(page.getByRole('heading')).toBeVisible()
    await guard(shared)
    await shared.evaluate(async ({ BrowserWindow }) => {
      await BrowserWindow.getAllWindows()[0]?.loadURL('app://conformance/child.html')
    })
    expect(await notesOf(shared)).toEqual([])
  })

  test('when the application reloads', async ({ page, shared }) => {
    await guard(shared)
    await page.evaluate(() => {
      document.title = 'Before'
    })
    await shared.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.reload()
    })
    await expect(page).toHaveTitle('Conformance')
    expect(await notesOf(shared)).toEqual([])
    expect(await page.evaluate(() => window.api.text)).toBe('text')
  })

  test('within a page: did-navigate-in-page says where it went', async ({ page, shared }) => {
    await guard(shared)
    await shared.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.on('did-navigate-in-page', (_event, url) => {
        globalThis.notes.push(url)
      })
    })
    await page.evaluate(() => {
      location.hash = 'part'
    })
    await expect.poll(async () => await notesOf(shared)).toEqual(['app://conformance/index.html#part'])
  })
})

test.describe('loading', () => {
  test('begins, arrives, has its document, is finished', async ({ page, shared }) => {
    await expect(page.getByRole('heading')).toBeVisible()
    const order = await shared.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      const contents = window.webContents
      const names: string[] = []
      contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) names.push('did-start-navigation')
      })
      contents.on('did-navigate', () => names.push('did-navigate'))
      contents.on('dom-ready', () => names.push('dom-ready'))
      contents.on('did-finish-load', () => names.push('did-finish-load'))
      await window.loadURL('app://conformance/child.html')
      return names
    })
    expect(order).toEqual(['did-start-navigation', 'did-navigate', 'dom-ready', 'did-finish-load'])
  })

  test('that fails rejects with code and address, after did-fail-load', async ({ page, shared }) => {
    await expect(page.getByRole('heading')).toBeVisible()
    const failure = await shared.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      const noted: unknown[] = []
      window.webContents.once('did-fail-load', (_event, code, _name, url, isMainFrame) => {
        noted.push(code, url, isMainFrame)
      })
      await window.loadURL('app://conformance/broken').catch((error: Error) => {
        noted.push(error.message)
      })
      return noted
    })
    expect(failure).toEqual([
      -9,
      'app://conformance/broken',
      true,
      "ERR_UNEXPECTED (-9) loading 'app://conformance/broken'",
    ])
  })

  test('that is overtaken by another rejects with ERR_ABORTED', async ({ page, shared }) => {
    await expect(page.getByRole('heading')).toBeVisible()
    const messages = await shared.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      const first = window
        .loadURL('app://conformance/child.html?first')
        .then(String, (error: Error) => error.message)
      await window.loadURL('app://conformance/child.html')
      return [await first, window.webContents.getURL()]
    })
    // Electron names the address of the one that came after.
    expect(messages).toEqual([
      "ERR_ABORTED (-3) loading 'app://conformance/child.html'",
      'app://conformance/child.html',
    ])
  })
})

test.describe('a page that wants a window', () => {
  test('by window.open gets null when it is denied, and no window', async ({ page, shared }) => {
    await shared.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(
        ({ url, frameName, disposition }) => {
          globalThis.notes.push([url, frameName, disposition])
          return { action: 'deny' }
        },
      )
    })
    expect(await page.evaluate(() => window.open('https://example.org/new', 'named', 'width=300'))).toBeNull()
    await expect
      .poll(async () => await notesOf(shared))
      .toEqual([['https://example.org/new', 'named', 'new-window']])
    expect(await shared.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('by a link is denied alike', async ({ page, shared }) => {
    await shared.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(({ url, disposition }) => {
        globalThis.notes.push([url, disposition])
        return { action: 'deny' }
      })
    })
    await page.locator('#blank').click()
    await expect
      .poll(async () => await notesOf(shared))
      .toEqual([['https://example.org/blank', 'foreground-tab']])
    await expect.poll(async () => await urlOf(shared)).toBe('app://conformance/index.html')
    expect(shared.windows()).toHaveLength(1)
  })
})

test.describe('a page that wants to save', () => {
  test('asks by will-download, and nothing is saved when that is prevented', async ({ page, shared }) => {
    await shared.evaluate(({ session }) => {
      session.defaultSession.once('will-download', (event, item, contents) => {
        globalThis.notes.push([item.getFilename(), item.getURL(), contents.getURL()])
        event.preventDefault()
      })
    })
    await page.locator('#download').click()
    await expect
      .poll(async () => await notesOf(shared))
      .toEqual([['kept.txt', 'app://conformance/notes.txt', 'app://conformance/index.html']])
  })
})
