import { expect, test } from './conformance-app.ts'

// Facts about windows: https://www.electronjs.org/docs/latest/api/browser-window
test.describe('a window', () => {
  test('made with show: false is ready to show before anybody sees it', async ({ shared, open }) => {
    await shared.evaluate(({ app }) => {
      app.once('browser-window-created', (_event, window) => {
        window.once('ready-to-show', () => globalThis.notes.push(['ready-to-show', window.isVisible()]))
        window.once('show', () => globalThis.notes.push(['show', window.isVisible()]))
      })
    })
    await open('index.html', { show: false })
    await expect
      .poll(async () => await shared.evaluate(() => globalThis.notes))
      .toEqual([['ready-to-show', false]])
    await shared.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.show()
    })
    await expect
      .poll(async () => await shared.evaluate(() => globalThis.notes))
      .toEqual([
        ['ready-to-show', false],
        ['show', true],
      ])
  })

  test('is found by its page and by its number', async ({ page, shared }) => {
    await expect(page.getByRole('heading')).toBeVisible()
    const isFound = await shared.evaluate(({ BrowserWindow, webContents }) => {
      const [window] = BrowserWindow.getAllWindows()
      const contents = window!.webContents
      return [
        BrowserWindow.fromWebContents(contents) === window,
        BrowserWindow.fromId(window!.id) === window,
        webContents.fromId(contents.id) === contents,
        webContents.getAllWebContents().includes(contents),
      ]
    })
    expect(isFound).toEqual([true, true, true, true])
  })

  test('has a page as large as its content', async ({ page, shared }) => {
    const { width, height } = await shared.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.getContentBounds(),
    )
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
  })

  test('follows setBounds, its page too', async ({ page, shared }) => {
    await shared.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      window.once('resize', () => globalThis.notes.push('resize'))
      window.setContentSize(500, 400)
    })
    await expect.poll(async () => await page.evaluate(() => [innerWidth, innerHeight])).toEqual([500, 400])
    expect(await shared.evaluate(() => globalThis.notes)).toContain('resize')
  })

  test('takes the title of its page unless that is prevented', async ({ page, shared }) => {
    const titleOf = async () =>
      await shared.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
    await expect.poll(titleOf).toBe('Conformance')
    await shared.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.on('page-title-updated', (event, title) => {
        globalThis.notes.push(title)
        event.preventDefault()
      })
    })
    await page.evaluate(() => {
      document.title = 'Changed'
    })
    await expect.poll(async () => await shared.evaluate(() => globalThis.notes)).toEqual(['Changed'])
    expect(await titleOf()).toBe('Conformance')
  })

  test('that is closed asks first; destroyed it does not ask', async ({ page, shared }) => {
    const closed = page.waitForEvent('close')
    const events = await shared.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      const names: string[] = []
      window.on('close', (event) => {
        names.push('close')
        event.preventDefault()
      })
      window.on('closed', () => names.push('closed'))
      window.close()
      names.push(String(window.isDestroyed()))
      window.destroy()
      names.push(String(window.isDestroyed()))
      return names
    })
    await closed
    expect(events).toEqual(['close', 'false', 'closed', 'true'])
  })

  test('stays when a page the user has touched objects', async ({ page, shared }) => {
    await page.evaluate(() => {
      window.addEventListener('beforeunload', (event) => {
        event.preventDefault()
      })
    })
    await page.getByLabel('Text').click()
    await shared.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      window.webContents.once('will-prevent-unload', () => globalThis.notes.push('will-prevent-unload'))
      window.close()
    })
    await expect
      .poll(async () => await shared.evaluate(() => globalThis.notes))
      .toEqual(['will-prevent-unload'])
    expect(await shared.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('closes when its page crashes over the question', async ({ page, shared }) => {
    await page.evaluate(() => {
      window.addEventListener('beforeunload', () => {
        for (;;);
      })
    })
    await shared.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      window.close()
      window.webContents.forcefullyCrashRenderer()
    })
    await expect
      .poll(async () => await shared.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
      .toBe(0)
  })
})

test.describe('focus', () => {
  test('is with the window shown last, and moves', async ({ open, shared }) => {
    await open()
    await open('child.html')
    const focus = await shared.evaluate(({ BrowserWindow }) => {
      const [first, second] = BrowserWindow.getAllWindows().toSorted((a, b) => a.id - b.id)
      const before = BrowserWindow.getFocusedWindow() === second
      first!.once('focus', () => globalThis.notes.push('focus'))
      second!.once('blur', () => globalThis.notes.push('blur'))
      first!.focus()
      return before
    })
    expect(focus).toBe(true)
    await expect.poll(async () => await shared.evaluate(() => globalThis.notes)).toEqual(['blur', 'focus'])
  })
})
