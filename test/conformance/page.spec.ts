import { expect, test } from './conformance-app.ts'

// Facts about the pages of windows: https://www.electronjs.org/docs/latest/api/web-contents
test.describe('a page', () => {
  test('is announced when it is made, before its window', async ({ open, shared }) => {
    await shared.evaluate(({ app }) => {
      app.once('web-contents-created', (_event, contents) => globalThis.notes.push(typeof contents.id))
      app.once('browser-window-created', (_event, window) => globalThis.notes.push(typeof window.id))
    })
    await open()
    expect(await shared.evaluate(() => globalThis.notes)).toEqual(['number', 'number'])
  })

  test('runs scripts for the application', async ({ page, shared }) => {
    await expect(page.getByRole('heading')).toBeVisible()
    const results = await shared.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents
      return [
        (await contents.executeJavaScript('document.title')) as unknown,
        (await contents.executeJavaScript('Promise.resolve({ deep: [1] })')) as unknown,
        await contents
          .executeJavaScript('Promise.reject(new Error("no"))')
          .then(String, (error: Error) => error.message),
      ]
    })
    expect(results).toEqual(['Conformance', { deep: [1] }, expect.stringContaining('no')])
  })

  test('zooms: its viewport shrinks by the factor', async ({ page, shared }) => {
    const width = await page.evaluate(() => innerWidth)
    const zoom = await shared.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents
      contents.zoomFactor = 1.6
      const factor = contents.getZoomFactor()
      contents.zoomLevel = 1
      return [factor, contents.getZoomFactor(), contents.zoomLevel]
    })
    expect(zoom[0]).toBeCloseTo(1.6)
    expect(zoom[1]).toBeCloseTo(1.2)
    expect(zoom[2]).toBeCloseTo(1)
    await expect
      .poll(async () => Math.abs((await page.evaluate(() => innerWidth)) - width / 1.2))
      .toBeLessThanOrEqual(1)
    await shared.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]!.webContents.zoomLevel = 0
    })
    await expect.poll(async () => await page.evaluate(() => innerWidth)).toBe(width)
  })

  test('gives a picture of itself', async ({ page, shared }) => {
    await expect(page.getByRole('heading')).toBeVisible()
    const image = await shared.evaluate(async ({ BrowserWindow }) => {
      const picture = await BrowserWindow.getAllWindows()[0]!.webContents.capturePage()
      return {
        isEmpty: picture.isEmpty(),
        size: picture.getSize(),
        start: [...picture.toPNG().subarray(1, 4)],
      }
    })
    expect(image.isEmpty).toBe(false)
    expect(image.size.width / image.size.height).toBeCloseTo(640 / 480, 1)
    expect(String.fromCharCode(...image.start)).toBe('PNG')
  })

  test('says what it writes to its console', async ({ page, shared }) => {
    await shared.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.on('console-message', ({ level, message }) => {
        globalThis.notes.push([level, message])
      })
    })
    await page.evaluate(() => {
      // oxlint-disable no-console -- the console is what this is about
      console.warn('careful', 7)
      console.error('broken')
      // oxlint-enable no-console
    })
    await expect
      .poll(async () => await shared.evaluate(() => globalThis.notes))
      .toEqual([
        ['warning', 'careful 7'],
        ['error', 'broken'],
      ])
  })

  test('that crashes is reported to page and application, and may be loaded again', async ({
    page,
    shared,
  }) => {
    const crashed = page.waitForEvent('crash')
    await shared.evaluate(({ app, BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents
      contents.once('render-process-gone', (_event, { reason }) => {
        globalThis.notes.push([reason !== 'clean-exit', contents.isCrashed()])
      })
      app.once('render-process-gone', (_event, from) => globalThis.notes.push(from === contents))
      contents.forcefullyCrashRenderer()
    })
    await crashed
    const notes = async () => await shared.evaluate(() => globalThis.notes)
    await expect.poll(async () => (await notes()).length).toBe(2)
    // Which of the two hears of it first is not said anywhere.
    expect(await notes()).toEqual(expect.arrayContaining([[true, true], true]))
    const url = await shared.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      await window.loadURL('app://conformance/child.html')
      return [window.webContents.isCrashed(), window.webContents.getURL()]
    })
    expect(url).toEqual([false, 'app://conformance/child.html'])
  })

  test('tells of a right click: where, on what, and what could be done', async ({ page, shared }) => {
    await shared.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.on('context-menu', (_event, params) => {
        const { isEditable, selectionText, linkURL, editFlags, x, y } = params
        globalThis.notes.push({
          isEditable,
          selectionText,
          linkURL,
          canPaste: editFlags.canPaste,
          at: x > 0 && y > 0,
        })
      })
    })
    await page.locator('#away').click({ button: 'right' })
    const text = page.getByLabel('Text')
    await text.fill('word')
    await text.selectText()
    await text.click({ button: 'right' })
    await expect
      .poll(async () => await shared.evaluate(() => globalThis.notes))
      .toEqual([
        {
          isEditable: false,
          selectionText: '',
          linkURL: 'https://example.org/away',
          canPaste: false,
          at: true,
        },
        { isEditable: true, selectionText: 'word', linkURL: '', canPaste: true, at: true },
      ])
  })
})
