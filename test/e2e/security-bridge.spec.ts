import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as testOfItsOwn } from './application.ts'
import { expect, test } from './shared-application.ts'

// What a hostile page could try with the bridge, tried. docs/security.md names the test of each point.

test.describe('the bridge', () => {
  test('is all that the page has', async ({ page }) => {
    const found = await page.evaluate(() => ({
      bridge: Object.keys(window.castwright),
      isFrozen: Object.isFrozen(window.castwright),
      others: [
        'require',
        'process',
        'Buffer',
        'module',
        'global',
        'electron',
        'ipcRenderer',
        '__dirname',
      ].filter((name) => name in window),
    }))
    expect(found).toEqual({ bridge: ['request', 'on', 'openDropped'], isFrozen: true, others: [] })
  })

  test('cannot be replaced or added to', async ({ page }) => {
    const isChanged = await page.evaluate(() => {
      const request: unknown = Reflect.get(window.castwright, 'request')
      Reflect.set(window.castwright, 'request', () => 'mine')
      Reflect.set(window, 'castwright', { request: () => 'mine' })
      Reflect.set(window.castwright, 'send', () => 'mine')
      return Reflect.get(window.castwright, 'request') !== request || 'send' in window.castwright
    })
    expect(isChanged).toBe(false)
  })

  test('knows no name outside the contract', async ({ page }) => {
    const answers = await page.evaluate(() =>
      Promise.all(
        ['library.everything', '__proto__', 'constructor', 'castwright:request', ''].map((name) =>
          Promise.resolve(
            Reflect.apply(window.castwright.request.bind(window.castwright), undefined, [name]),
          ).then(
            () => 'answered',
            () => 'refused',
          ),
        ),
      ),
    )
    expect(new Set(answers)).toEqual(new Set(['refused']))
  })

  // It counts what stands in the log.
  testOfItsOwn(
    'refuses messages of the wrong shape or size, and logs them without their content',
    async ({ page }, info) => {
      const codes = await page.evaluate(async () => {
        const messages: [string, unknown][] = [
          ['episode.open', { id: '../../etc/passwd' }],
          ['episode.open', undefined],
          [
            'export.start',
            {
              id: crypto.randomUUID(),
              choices: {},
              saveAs: false,
              ofPresent: 'replace',
              path: '/etc/passwd',
            },
          ],
          ['settings.set', { libraryFolder: '/', secretWord: 1 }],
          ['app.openLink', { link: 'https://evil.example/' }],
          ['library.trash', { ids: [] }],
          [
            'episode.saveScript',
            { id: crypto.randomUUID(), digest: 'a'.repeat(64), text: 'x'.repeat(2 ** 24 + 1) },
          ],
          ['voices.preview', { voice: 'Zephyr', text: new Uint8Array(10_000_000) }],
        ]
        const codesOf: unknown[] = []
        for (const message of messages) {
          const reply: unknown = await Reflect.apply(
            window.castwright.request.bind(window.castwright),
            undefined,
            message,
          )
          codesOf.push(typeof reply === 'object' && reply !== null && 'code' in reply ? reply.code : reply)
        }
        return codesOf
      })
      expect(codes).toEqual(codes.map(() => 'message-refused'))
      const log = readFileSync(join(info.outputPath('data'), 'logs', 'castwright.log'), 'utf8')
      expect(log.match(/refused/g)).toHaveLength(8)
      expect(log).not.toMatch(/passwd|evil|secretWord|xxxx/)
    },
  )

  test('gives no path for a file that the page made', async ({ page }) => {
    const reply = await page.evaluate(() => window.castwright.openDropped([new File(['x'], '/etc/passwd')]))
    expect(reply).toEqual({ ok: true, data: { episodes: [], refused: [] } })
  })

  test('is not in a frame inside the page', async ({ page }) => {
    const hasBridge = await page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      return frame.contentWindow !== null && 'castwright' in frame.contentWindow
    })
    expect(hasBridge).toBe(false)
  })
})
