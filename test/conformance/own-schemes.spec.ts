import type { Page } from '@playwright/test'
import { expect, test } from './conformance-app.ts'

// Facts about protocol.handle and net.fetch: https://www.electronjs.org/docs/latest/api/protocol
const statusOf = async (page: Page, url: string, headers: Record<string, string> = {}) =>
  await page.evaluate(
    async ([address, fields]) => {
      try {
        const response = await fetch(address, { headers: fields })
        return [response.status, (await response.arrayBuffer()).byteLength]
      } catch {
        return 'failed'
      }
    },
    [url, headers] as const,
  )

// Puts markup into the page and gives the directive that forbids it.
const forbiddenBy = async (page: Page, markup: string) =>
  await page.evaluate(async (html) => {
    const violated = new Promise<string>((resolve) => {
      document.addEventListener(
        'securitypolicyviolation',
        (event) => {
          resolve(event.effectiveDirective)
        },
        { once: true },
      )
    })
    const holder = document.createElement('div')
    document.body.append(holder)
    holder.append(document.createRange().createContextualFragment(html))
    return await violated
  }, markup)

test.describe('a page of an own scheme', () => {
  test('has its own address for the application and for its handler', async ({ page, shared }) => {
    await expect(page.getByRole('heading')).toBeVisible()
    const url = await shared.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    )
    expect(url).toBe('app://conformance/index.html')
    const asked = await shared.evaluate(() => globalThis.requests.map((request) => request.url))
    expect(asked).toContain('app://conformance/index.html')
    expect(asked).toContain('app://conformance/early.js')
  })

  test('is a secure context', async ({ page }) => {
    expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([true, 'object'])
  })

  test('fetches relative addresses, with method, headers and body', async ({ page }) => {
    const answer = await page.evaluate(async () => {
      const response = await fetch('/post', {
        method: 'POST',
        headers: { 'x-kind': 'note' },
        body: 'the body',
      })
      return (await response.json()) as unknown
    })
    expect(answer).toEqual({ body: 'the body', kind: 'note', method: 'POST' })
  })

  test('sees the status of an answer', async ({ page }) => {
    expect(await statusOf(page, '/no-such-file.txt')).toEqual([404, 10])
  })

  test('gets an answer in pieces as they come', async ({ page, shared }) => {
    const first = await page.evaluate(async () => {
      const response = await fetch('/stream')
      const reader = response.body!.getReader()
      window.rest = async () => new TextDecoder().decode((await reader.read()).value)
      return new TextDecoder().decode((await reader.read()).value)
    })
    expect(first).toBe('first ')
    await shared.evaluate(() => {
      globalThis.finishStream()
    })
    const rest = page.evaluate(async () => await window.rest?.())
    expect(await rest).toBe('second')
  })

  test('cannot climb out of its host: dots are resolved before the handler sees them', async ({
    page,
    shared,
  }) => {
    await statusOf(page, '/a/b/../../../c.txt')
    await statusOf(page, '/a/%2e%2e/%2E%2E/d.txt')
    const asked = await shared.evaluate(() => globalThis.requests.map((request) => request.url))
    expect(asked.slice(-2)).toEqual(['app://conformance/c.txt', 'app://conformance/d.txt'])
  })
})

test.describe('other schemes', () => {
  test('may be fetched when they were registered with supportFetchAPI', async ({ page }) => {
    expect(await statusOf(page, 'media://tone/x', { range: 'bytes=0-99' })).toEqual([206, 100])
  })

  test('may not be fetched otherwise', async ({ page }) => {
    expect(await statusOf(page, 'plain://text/x')).toBe('failed')
  })

  test('answer a range past the end with 416', async ({ page }) => {
    expect(await statusOf(page, 'media://tone/x', { range: 'bytes=99999999-' })).toEqual([416, 0])
  })

  test('are registered once, and before ready', async ({ shared }) => {
    const register = shared.evaluate(({ protocol }) => {
      protocol.registerSchemesAsPrivileged([{ scheme: 'late' }])
    })
    await expect(register).rejects.toThrow(
      'protocol.registerSchemesAsPrivileged should be called before app is ready',
    )
    const handle = shared.evaluate(({ protocol }) => {
      protocol.handle('app', () => new Response())
    })
    await expect(handle).rejects.toThrow(/register/)
  })

  test('are known to be handled until they are no more', async ({ shared }) => {
    const known = await shared.evaluate(({ protocol }) => {
      const before = protocol.isProtocolHandled('short')
      protocol.handle('short', () => new Response('here'))
      const during = protocol.isProtocolHandled('short')
      protocol.unhandle('short')
      return [before, during, protocol.isProtocolHandled('short')]
    })
    expect(known).toEqual([false, true, false])
  })
})

test.describe('sound', () => {
  test('plays, knows its length, and seeks by ranges', async ({ page, shared }) => {
    const facts = await page.evaluate(async () => {
      const audio = document.querySelector('audio')!
      const once = async (name: string) => {
        await new Promise((resolve) => {
          audio.addEventListener(name, resolve, { once: true })
        })
      }
      if (audio.readyState < HTMLMediaElement.HAVE_METADATA) await once('loadedmetadata')
      audio.currentTime = 15
      await once('seeked')
      const seeked = audio.currentTime
      await audio.play()
      await once('timeupdate')
      audio.pause()
      return [audio.duration, seeked, audio.error]
    })
    expect(facts).toEqual([20, 15, null])
    const ranges = await shared.evaluate(() =>
      globalThis.requests.filter(({ url }) => url.startsWith('media:')),
    )
    expect(ranges[0]).toEqual({ url: 'media://tone/twenty-seconds', range: 'bytes=0-' })
    expect(ranges.some(({ range }) => range !== 'bytes=0-')).toBe(true)
  })
})

test.describe('the content policy', () => {
  test('of the header holds for inline scripts', async ({ page }) => {
    expect(await forbiddenBy(page, '<script>document.title = "changed"</script>')).toBe('script-src-elem')
    expect(await page.title()).toBe('Conformance')
  })

  test('of the header holds for images from elsewhere', async ({ page }) => {
    expect(await forbiddenBy(page, '<img src="https://example.org/pixel.png">')).toBe('img-src')
  })

  test('that does not name an own scheme keeps it out', async ({ page }) => {
    expect(await forbiddenBy(page, '<img src="media://tone/picture.png">')).toBe('img-src')
  })
})

test.describe('net.fetch', () => {
  test('asks the handlers of own schemes', async ({ shared }) => {
    const answer = await shared.evaluate(async ({ net }) => {
      const response = await net.fetch('media://tone/x', { headers: { range: 'bytes=10-19' } })
      return [
        response.status,
        response.headers.get('content-range'),
        (await response.arrayBuffer()).byteLength,
      ]
    })
    expect(answer).toEqual([206, 'bytes 10-19/1920044', 10])
  })

  test('gives a file with status 200 whatever the range: a player could not seek on it', async ({
    shared,
    appFolder,
  }) => {
    const status = await shared.evaluate(
      async ({ net }, folder) =>
        (await net.fetch(`file://${folder}/page/notes.txt`, { headers: { range: 'bytes=0-1' } })).status,
      appFolder,
    )
    expect(status).toBe(200)
  })

  test('rejects for a file that is not there', async ({ shared }) => {
    const message = shared.evaluate(
      async ({ net }) =>
        await net.fetch('file:///no/such/file').then(String, (error: Error) => error.message),
    )
    expect(await message).toContain('ERR_FILE_NOT_FOUND')
  })
})
