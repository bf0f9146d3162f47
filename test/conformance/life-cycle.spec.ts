import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { exitOf, expect, readOrder, test } from './conformance-app.ts'

// Facts about the order of a program's life: https://www.electronjs.org/docs/latest/api/app
const NO_WINDOW = { env: { CONFORMANCE_NO_WINDOW: '1' } }

test.describe('start', () => {
  test('main, then will-finish-launching, ready and whenReady', async ({ launch }, info) => {
    await launch(NO_WINDOW)
    await expect.poll(() => readOrder(info.outputPath('data'))).toContain('whenReady')
    const order = readOrder(info.outputPath('data')).filter((text) => !text.startsWith('window refused'))
    expect(order).toEqual(['main', 'will-finish-launching', 'ready', 'whenReady'])
  })

  test('a window before ready is refused', async ({ launch }, info) => {
    await launch(NO_WINDOW)
    expect(readOrder(info.outputPath('data'))[1]).toBe(
      'window refused: Cannot create BrowserWindow before app is ready',
    )
  })

  test('the first window Playwright sees has left about:blank and has its preload', async ({
    window: page,
  }) => {
    expect(page.url()).not.toBe('about:blank')
    await page.waitForLoadState()
    expect(await page.evaluate(() => [document.title, window.apiWasThere])).toEqual(['Conformance', true])
  })

  test('name, version and folder come from package.json', async ({ launch, appFolder }) => {
    const app = await launch(NO_WINDOW)
    expect(
      await app.evaluate(({ app: it }) => [
        it.getName(),
        it.name,
        it.getVersion(),
        it.getAppPath(),
        it.isPackaged,
      ]),
    ).toEqual(['Conformance', 'Conformance', '4.5.6', appFolder, false])
  })
})

test.describe('quit', () => {
  test('before-quit, close, closed, will-quit, quit; window-all-closed is left out', async ({
    app,
    window,
  }, info) => {
    await expect(window.getByRole('heading')).toBeVisible()
    const exit = exitOf(app)
    await app.evaluate(({ app: it }) => {
      it.quit()
    })
    expect(await exit).toBe(0)
    const order = readOrder(info.outputPath('data'))
    expect(order.slice(order.indexOf('before-quit'))).toEqual([
      'before-quit',
      'close',
      'closed',
      'will-quit',
      'quit 0',
    ])
  })

  test('closing the last window quits when nobody listens to window-all-closed', async ({ launch }, info) => {
    const app = await launch({ env: { CONFORMANCE_DEFAULT_QUIT: '1' } })
    await app.firstWindow()
    const exit = exitOf(app)
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close()
    })
    expect(await exit).toBe(0)
    const order = readOrder(info.outputPath('data'))
    expect(order.slice(order.indexOf('close'))).toEqual([
      'close',
      'closed',
      'before-quit',
      'will-quit',
      'quit 0',
    ])
  })

  test('with a listener to window-all-closed the application stays', async ({ app, window }, info) => {
    const closed = window.waitForEvent('close')
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close()
    })
    await closed
    await expect.poll(() => readOrder(info.outputPath('data')).at(-1)).toBe('window-all-closed')
    expect(await app.evaluate(({ app: it }) => it.isReady())).toBe(true)
  })

  test('before-quit may be prevented', async ({ app, window }, info) => {
    await app.evaluate(({ app: it }) => {
      it.once('before-quit', (event) => {
        event.preventDefault()
      })
      it.quit()
    })
    expect(await window.title()).toBe('Conformance')
    expect(readOrder(info.outputPath('data')).at(-1)).toBe('before-quit')
  })

  test('a window that prevents its close stops the quitting', async ({ app, window }, info) => {
    await app.evaluate(({ app: it, BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.once('close', (event) => {
        event.preventDefault()
      })
      it.quit()
    })
    expect(await window.title()).toBe('Conformance')
    expect(readOrder(info.outputPath('data')).slice(-2)).toEqual(['before-quit', 'close'])
  })

  test('will-quit may be prevented when the windows are closed already', async ({ app, window }, info) => {
    const closed = window.waitForEvent('close')
    await app.evaluate(({ app: it }) => {
      it.once('will-quit', (event) => {
        event.preventDefault()
      })
      it.quit()
    })
    await closed
    await expect.poll(() => readOrder(info.outputPath('data')).at(-1)).toBe('will-quit')
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0)
  })

  test('exit asks nobody, and gives its code', async ({ app, window }, info) => {
    await expect(window.getByRole('heading')).toBeVisible()
    const exit = exitOf(app)
    await app.evaluate(({ app: it }) => {
      it.exit(7)
    })
    expect(await exit).toBe(7)
    const order = readOrder(info.outputPath('data'))
    expect(order).not.toContain('before-quit')
    expect(order).not.toContain('close')
    expect(order.at(-1)).toBe('quit 7')
  })

  test('an uncaught error opens a box, and the application goes on', async ({ app }) => {
    const title = await app.evaluate(
      async ({ dialog }) =>
        await new Promise<string>((resolve) => {
          dialog.showErrorBox = (text) => {
            resolve(text)
          }
          setImmediate(() => {
            throw new Error('Nobody catches this.')
          })
        }),
    )
    expect(title).toBe('A JavaScript error occurred in the main process')
    expect(await app.evaluate(({ app: it }) => it.isReady())).toBe(true)
  })
})

test.describe('killed', () => {
  test('kill −9 of the main process takes the browser and its pages along', async ({ app, window }) => {
    const closed = window.waitForEvent('close')
    const exit = exitOf(app)
    app.process().kill('SIGKILL')
    await exit
    await closed
  })
})

test.describe('single instance', () => {
  const SINGLE = { env: { CONFORMANCE_SINGLE: '1', CONFORMANCE_NO_WINDOW: '1' } }

  test('a second start tells the first its arguments, folder and data, and quits', async ({
    launch,
    appFolder,
  }, info) => {
    const app = await launch(SINGLE)
    const data = info.outputPath('data')
    expect(readOrder(data)).toContain('lock')
    const executable = await app.evaluate(() => process.argv[0])
    const second = spawn(executable ?? '', [appFolder, 'story.md'], {
      cwd: join(appFolder, 'page'),
      env: { ...process.env, ...SINGLE.env, CASTWRIGHT_DATA: data },
      stdio: 'ignore',
    })
    const code = await new Promise((resolve) => {
      second.once('exit', resolve)
    })
    expect(code).toBe(0)
    const expected = { argv: ['story.md'], folder: join(appFolder, 'page'), extra: { greeting: 'hello' } }
    await expect.poll(() => readOrder(data)).toContain(`second-instance ${JSON.stringify(expected)}`)
    expect(await app.evaluate(({ app: it }) => it.hasSingleInstanceLock())).toBe(true)
  })

  test('the lock of a killed owner is free again', async ({ launch }, info) => {
    const first = await launch(SINGLE)
    const exit = exitOf(first)
    first.process().kill('SIGKILL')
    await exit
    await launch(SINGLE)
    expect(readOrder(info.outputPath('data')).filter((text) => text.endsWith('lock'))).toEqual([
      'lock',
      'lock',
    ])
  })
})

test.describe('paths', () => {
  test('userData may be moved; relative paths and unknown names are refused', async ({ shared }) => {
    const refusalOf = async (name: string, path: string) =>
      await shared
        .evaluate(
          ({ app }, [key, value]) => {
            app.setPath(key, value)
          },
          [name, path] as const,
        )
        .then(() => 'no refusal', String)
    expect(await refusalOf('userData', 'relative')).toMatch(/absolute/i)
    expect(await refusalOf('nowhere', '/tmp')).toMatch(/nowhere/)
  })

  test('sessionData and logs lie in userData by default', async ({ shared }) => {
    const [user, session, logs] = await shared.evaluate(({ app }) => [
      app.getPath('userData'),
      app.getPath('sessionData'),
      app.getPath('logs'),
    ])
    expect(session).toBe(user)
    expect(logs).toBe(join(user ?? '', 'logs'))
  })
})
