import { expect, test } from './conformance-app.ts'

// Facts about contextBridge and sandboxed preloads: https://www.electronjs.org/docs/latest/api/context-bridge
test.describe('what the page sees', () => {
  test('the page has the exposed interface and nothing of Node', async ({ page }) => {
    const names = ['require', 'module', 'process', 'Buffer', 'electron', 'ipcRenderer']
    expect(
      await page.evaluate((list) => list.map((name) => Reflect.get(window, name) !== undefined), names),
    ).toEqual(names.map(() => false))
    expect(await page.evaluate(() => window.api.text)).toBe('text')
  })

  test('it is there before the first script of the page', async ({ page }) => {
    expect(await page.evaluate(() => window.apiWasThere)).toBe(true)
  })

  test('it is frozen, all the way down', async ({ page }) => {
    const changed = await page.evaluate(() => {
      const { api } = window
      const tries = [
        Reflect.set(api, 'text', 'changed'),
        Reflect.set(api.nested.list, 0, 9),
        Reflect.set(window, 'api', {}),
        Reflect.deleteProperty(window, 'api'),
      ]
      return [...tries, api.text, api.nested.list[0]]
    })
    expect(changed).toEqual([false, false, false, false, 'text', 1])
  })

  test('the worlds share the document and not its variables', async ({ page }) => {
    expect(await page.evaluate(() => document.body.dataset['preload'])).toBe('was here')
    expect(await page.evaluate(() => window.secretOfThePreload)).toBeUndefined()
    expect(await page.evaluate(() => window.api.pageVariable())).toBe('undefined')
  })

  test('a sub-frame has no preload', async ({ open }) => {
    const page = await open('frames.html')
    const inside = page.frameLocator('iframe').locator('#inside')
    expect(await inside.evaluate(() => [document.title, typeof window.api])).toEqual(['Child', 'undefined'])
  })

  test('it is there again after a reload', async ({ page }) => {
    await page.reload()
    expect(await page.evaluate(() => window.api.add(1, 2))).toBe(3)
  })
})

test.describe('values', () => {
  test('objects, lists, dates, maps, sets and bytes cross as copies', async ({ page }) => {
    const crossed = await page.evaluate(() => {
      const { nested, date, map, bytes } = window.api
      return [
        nested.list[2].three,
        date.getTime(),
        [...(map.get('key') ?? [])],
        [...bytes],
        bytes instanceof Uint8Array,
      ]
    })
    expect(crossed).toEqual([3, 86_400_000, [1], [1, 2, 3], true])
  })

  test('an instance of a class loses its prototype', async ({ page }) => {
    expect(await page.evaluate(() => [window.api.animal.name, typeof window.api.animal.speak])).toEqual([
      'Rex',
      'undefined',
    ])
  })

  test('arguments cross as copies too', async ({ page }) => {
    const result = await page.evaluate(() => {
      const sent = { list: [1], when: new Date(5) }
      const received = window.api.identity(sent)
      return [received === sent, received.list, received.when.getTime()]
    })
    expect(result).toEqual([false, [1], 5])
  })

  test('a symbol is refused, exposed or returned', async ({ page }) => {
    const exposed = await page.evaluate(() => window.api.exposeSymbol())
    expect(exposed).not.toBe('no refusal')
    expect(await page.evaluate(() => 'other' in window)).toBe(false)
    expect(
      await page.evaluate(() => {
        try {
          return typeof window.api.giveSymbol()
        } catch {
          return 'refused'
        }
      }),
    ).toBe('refused')
  })

  test('ipcRenderer itself arrives as an empty object', async ({ page }) => {
    expect(await page.evaluate(() => Object.keys(window.api.ipcRenderer))).toEqual([])
  })

  test('a name is exposed only once', async ({ page }) => {
    expect(await page.evaluate(() => window.api.exposeAgain())).toBe(
      'Cannot bind an API on top of an existing property on the window object',
    )
  })
})

test.describe('functions', () => {
  test('are called synchronously, with what they return', async ({ page }) => {
    expect(await page.evaluate(() => window.api.add(20, 22))).toBe(42)
  })

  test('of the page may be called by the preload', async ({ page }) => {
    expect(await page.evaluate(() => window.api.callBack((text) => `${text}, heard by the page`))).toBe(
      'from the preload, heard by the page',
    )
  })

  test('may be returned, however deep', async ({ page }) => {
    expect(await page.evaluate(() => window.api.giveMaker()('Good')('day'))).toBe('Good day')
  })

  test('may give promises', async ({ page }) => {
    expect(await page.evaluate(async () => await window.api.later({ now: true }))).toEqual({ now: true })
  })

  test('give errors that keep their message and lose everything else', async ({ page }) => {
    const caught = await page.evaluate(() => {
      try {
        return window.api.fails()
      } catch (error) {
        return error instanceof Error ? [error.message, 'code' in error] : []
      }
    })
    expect(caught).toEqual([expect.stringContaining('not like this'), false])
  })

  test('give rejections with their message', async ({ page }) => {
    const message = page.evaluate(
      async () => await window.api.failsLater().catch((error: Error) => error.message),
    )
    expect(await message).toContain('not like this either')
  })
})

test.describe('a hostile page', () => {
  test('that patches the language gets no object of the preload, and breaks nothing', async ({ open }) => {
    const page = await open('hostile.html')
    const results = await page.evaluate(async () => [
      window.api.add(1, 2),
      window.api.callBack((text) => text),
      await window.api.later('later'),
      await window.api.invoke('echo', 'through'),
      window.api.mapIsIntact(),
    ])
    expect(results).toEqual([3, 'from the preload', 'later', ['through'], true])
    // Whatever it caught, nothing of it leads to messages or to the port between the worlds.
    const leaks = await page.evaluate(() =>
      window.caught
        .flat()
        .filter(
          (value) =>
            value instanceof MessagePort ||
            (typeof value === 'object' && value !== null && 'invoke' in value),
        )
        .filter((value) => value !== window.api),
    )
    expect(leaks).toEqual([])
  })
})

test.describe('the preload', () => {
  test('runs in a sandboxed, isolated renderer', async ({ page }) => {
    expect(await page.evaluate(() => window.api.processFacts())).toEqual({
      type: 'renderer',
      isSandboxed: true,
      isIsolated: true,
      platform: process.platform,
    })
  })

  test.describe('may not require', () => {
    for (const name of ['node:fs', 'child_process', './neighbour.cjs']) {
      test(name, async ({ page }) => {
        expect(await page.evaluate((it) => window.api.requireFailure(it), name)).toContain('module not found')
      })
    }
  })

  test('that throws is reported, and the page goes on without it', async ({ open, shared }) => {
    await shared.evaluate(({ app }) => {
      app.once('web-contents-created', (_event, contents) => {
        contents.once('preload-error', (_details, path, { message }) => {
          globalThis.notes.push(path.replace(/^.*[\\/]/, ''), message)
        })
      })
    })
    const page = await open('index.html', { preload: 'preload-broken.cjs' })
    expect(await page.evaluate(() => [document.title, typeof window.api])).toEqual([
      'Conformance',
      'undefined',
    ])
    expect(await shared.evaluate(() => globalThis.notes)).toEqual([
      'preload-broken.cjs',
      'This preload is broken.',
    ])
  })
})
