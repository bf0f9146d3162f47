import { expect, test } from './conformance-app.ts'

// Facts about messages: https://www.electronjs.org/docs/latest/api/ipc-main and …/ipc-renderer
test.describe('invoke', () => {
  test('gives what the handler gives', async ({ page }) => {
    expect(
      await page.evaluate(async () => await window.api.invoke('echo', 1, 'two', { three: [3] })),
    ).toEqual([1, 'two', { three: [3] }])
  })

  test('carries what structured clone carries', async ({ page }) => {
    const kinds = await page.evaluate(async () => await window.api.echoKinds())
    expect(Object.entries(kinds).filter(([, isIntact]) => !isIntact)).toEqual([])
    expect(Object.keys(kinds)).toHaveLength(8)
  })

  test('refuses functions before anything is sent', async ({ page }) => {
    expect(await page.evaluate(async () => await window.api.invokeWithFunction())).toBe(
      'An object could not be cloned.',
    )
  })

  for (const [name, expected] of [
    ['Error', "Error invoking remote method 'fail': Error: too long"],
    ['TypeError', "Error invoking remote method 'fail': TypeError: too long"],
  ] as const) {
    test(`rejects with the text of a thrown ${name}, and without its other properties`, async ({ page }) => {
      const caught = await page.evaluate(
        async (kind) =>
          await window.api
            .invoke('fail', kind, 'too long')
            .catch((error: Error) => [error.message, Object.keys(error)]),
        name,
      )
      expect(caught).toEqual([expected, []])
    })
  }

  test('rejects when nobody handles the channel', async ({ page }) => {
    const message = page.evaluate(
      async () => await window.api.invoke('nobody').catch((error: Error) => error.message),
    )
    expect(await message).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    )
  })

  test('keeps a hundred answers apart that come in another order', async ({ page, shared }) => {
    await shared.evaluate(({ ipcMain }) => {
      const waiting: (() => void)[] = []
      ipcMain.handle('hundred', async (_event, number: number) => {
        await new Promise<void>((resolve) => {
          waiting.push(resolve)
          if (waiting.length === 100) for (const go of waiting.toReversed()) go()
        })
        return number * 2
      })
    })
    const answers = await page.evaluate(
      async () =>
        await Promise.all(
          Array.from({ length: 100 }, async (_, index) => await window.api.invoke('hundred', index)),
        ),
    )
    expect(answers).toEqual(Array.from({ length: 100 }, (_, index) => index * 2))
    await shared.evaluate(({ ipcMain }) => {
      ipcMain.removeHandler('hundred')
    })
  })

  test('carries five megabytes both ways', async ({ page }) => {
    const result = await page.evaluate(async () => {
      const sent = new Uint8Array(5_000_000).map((_, index) => index % 251)
      const answer = await window.api.invoke('echo', sent)
      const back: unknown = Array.isArray(answer) ? answer[0] : null
      return (
        back instanceof Uint8Array &&
        back.length === sent.length &&
        back.every((byte, index) => byte === sent[index])
      )
    })
    expect(result).toBe(true)
  })

  test('gives undefined for a handler that gives nothing', async ({ page, shared }) => {
    await shared.evaluate(({ ipcMain }) => {
      ipcMain.handleOnce('nothing', () => {})
    })
    expect(await page.evaluate(async () => (await window.api.invoke('nothing')) === undefined)).toBe(true)
  })
})

test.describe('handlers', () => {
  test('a channel has one', async ({ shared }) => {
    const second = shared.evaluate(({ ipcMain }) => {
      ipcMain.handle('echo', () => {})
    })
    await expect(second).rejects.toThrow("Attempted to register a second handler for 'echo'")
  })

  test('an answer to the page before is none to the one loaded after it', async ({ page, shared }) => {
    await shared.evaluate(({ ipcMain }) => {
      const waiting: (() => void)[] = []
      ipcMain.handle('patient', async (_event, name: string) => {
        await new Promise<void>((resolve) => {
          waiting.push(resolve)
          if (waiting.length === 2) for (const go of waiting) go()
        })
        return name
      })
    })
    await page.reload()
    await page.evaluate(() => void window.api.invoke('patient', 'old').catch(() => undefined))
    await page.reload()
    expect(await page.evaluate(async () => await window.api.invoke('patient', 'new'))).toBe('new')
    await shared.evaluate(({ ipcMain }) => {
      ipcMain.removeHandler('patient')
    })
  })

  test('handleOnce answers once', async ({ page, shared }) => {
    await shared.evaluate(({ ipcMain }) => {
      ipcMain.handleOnce('once', () => 'the first')
    })
    const answers = await page.evaluate(async () => [
      await window.api.invoke('once'),
      await window.api.invoke('once').catch((error: Error) => error.message),
    ])
    expect(answers).toEqual(['the first', expect.stringContaining("No handler registered for 'once'")])
  })

  test('a removed one leaves room for another', async ({ page, shared }) => {
    await shared.evaluate(({ ipcMain }) => {
      ipcMain.handle('changing', () => 1)
      ipcMain.removeHandler('changing')
      ipcMain.handle('changing', () => 2)
    })
    expect(await page.evaluate(async () => await window.api.invoke('changing'))).toBe(2)
    await shared.evaluate(({ ipcMain }) => {
      ipcMain.removeHandler('changing')
    })
  })
})

test.describe('send', () => {
  test('reaches the listener, whose reply comes back', async ({ page }) => {
    const answer = page.evaluate(
      async () =>
        await new Promise((resolve) => {
          window.api.onAnswer(resolve)
          window.api.send('ask', 'Well')
        }),
    )
    expect(await answer).toBe('Well!')
  })

  test('keeps the order of a thousand messages, up and down', async ({ page, shared }) => {
    await shared.evaluate(({ ipcMain }) => {
      ipcMain.on('count', (event, number: number) => {
        globalThis.notes.push(number)
        event.sender.send('push', number)
      })
    })
    await page.evaluate(() => {
      for (let index = 0; index < 1000; index++) window.api.send('count', index)
    })
    await expect.poll(async () => await page.evaluate(() => window.api.heard().length)).toBe(1000)
    const numbers = Array.from({ length: 1000 }, (_, index) => index)
    expect(await shared.evaluate(() => globalThis.notes)).toEqual(numbers)
    expect(await page.evaluate(() => window.api.heard().flat())).toEqual(numbers)
    await shared.evaluate(({ ipcMain }) => {
      ipcMain.removeAllListeners('count')
    })
  })

  test('of webContents reaches the preload with all arguments', async ({ page, shared }) => {
    await shared.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('push', 'one', { two: [2] })
    })
    await expect
      .poll(async () => await page.evaluate(() => window.api.heard()))
      .toEqual([['one', { two: [2] }]])
  })

  test('stops at a removed listener', async ({ page, shared }) => {
    await page.evaluate(() => {
      window.counter = window.api.countUntilRemoved('tick')
    })
    const tick = async () => {
      await shared.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.send('tick')
        contents?.send('push', 'after the tick')
      })
    }
    const state = async () => await page.evaluate(() => [window.counter?.count(), window.api.heard().length])
    await tick()
    await expect.poll(state).toEqual([1, 1])
    await page.evaluate(() => window.counter?.remove())
    await tick()
    await expect.poll(state).toEqual([1, 2])
  })

  test('to a destroyed page throws', async ({ page, shared }) => {
    const closed = page.waitForEvent('close')
    const message = await shared.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const contents = window?.webContents
      window?.destroy()
      try {
        contents?.send('push')
        return 'no refusal'
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    })
    await closed
    expect(message).toBe('Object has been destroyed')
  })
})

test.describe('the sender', () => {
  test('is the page, and its main frame with the origin of its scheme', async ({ page, shared }) => {
    const id = await shared.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.id)
    expect(await page.evaluate(async () => await window.api.invoke('sender'))).toEqual({
      id,
      url: 'app://conformance/index.html',
      origin: 'app://conformance',
      hasParent: false,
      isTop: true,
    })
  })

  test('senderFrame read after a navigation is null', async ({ page, shared }) => {
    await shared.evaluate(({ ipcMain, BrowserWindow }) => {
      ipcMain.handleOnce('late', async (event) => {
        await BrowserWindow.getAllWindows()[0]?.loadURL('app://conformance/child.html')
        globalThis.notes.push(event.senderFrame)
      })
    })
    await page.evaluate(() => {
      void window.api.invoke('late')
    })
    await expect.poll(async () => await shared.evaluate(() => globalThis.notes)).toEqual([null])
  })
})
