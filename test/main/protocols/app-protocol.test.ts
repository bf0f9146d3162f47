import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAppHandler } from '../../../src/main/protocols/app-protocol.ts'
import { memoryLog } from '../../helpers/memory-log.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

function servedPage() {
  const folder = temporaryFolder()
  const root = join(folder, 'page')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(
    join(root, 'index.html'),
    '<meta name="csp-nonce" content="%NONCE%" /><script type="module" src="./assets/a.js"></script>',
  )
  writeFileSync(join(root, 'assets', 'a.js'), 'export {}')
  writeFileSync(join(root, 'assets', 'a b.css'), 'a{}')
  writeFileSync(join(root, 'notes.exe'), 'x')
  // Ordinary names here, ways out of the folder on Windows.
  if (process.platform !== 'win32')
    for (const name of ['back\\slash.js', 'C:drive.js']) writeFileSync(join(root, name), 'x')
  writeFileSync(join(folder, 'secret.js'), 'secret')
  mkdirSync(join(folder, 'page-other'))
  writeFileSync(join(folder, 'page-other', 'secret.js'), 'secret')
  symlinkSync(join(folder, 'secret.js'), join(root, 'link.js'))
  symlinkSync(folder, join(root, 'up'))
  const log = memoryLog()
  const handle = createAppHandler({ root, log })
  return { folder, log, get: (address: string, init?: RequestInit) => handle(new Request(address, init)) }
}

describe('the page', () => {
  test('is served with its type and its policy', async () => {
    const { get } = servedPage()
    const response = await get('app://castwright/')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
    expect(await response.text()).toContain(`<meta name="csp-nonce" content="${nonce}" />`)
  })

  test('has a policy without any wildcard or unsafe word', async () => {
    const { get } = servedPage()
    const policy = (await get('app://castwright/')).headers.get('content-security-policy') ?? ''
    expect(policy.replace(/nonce-[^']+/, 'nonce-N').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-N'",
      "img-src 'self' data: blob: media:",
      "font-src 'self'",
      'media-src media: blob:',
      "connect-src 'self' media:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ])
  })

  test('has a new nonce each time', async () => {
    const { get } = servedPage()
    const texts = await Promise.all([1, 2].map(async () => (await get('app://castwright/')).text()))
    expect(texts[0]).not.toBe(texts[1])
  })

  test.each([
    ['app://castwright/assets/a.js', 'text/javascript; charset=utf-8'],
    ['app://castwright/assets/a%20b.css', 'text/css; charset=utf-8'],
    ['app://castwright/assets/a.js?v=1#x', 'text/javascript; charset=utf-8'],
    ['app://castwright/index.html', 'text/html; charset=utf-8'],
  ])('%s', async (address, type) => {
    const response = await servedPage().get(address)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
  })

  test('HEAD has no body', async () => {
    const response = await servedPage().get('app://castwright/', { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })
})

describe('nothing else', () => {
  test.each([
    'app://castwright/../secret.js',
    'app://castwright/%2e%2e/secret.js',
    'app://castwright/%2e%2e%2fsecret.js',
    'app://castwright/..%2fsecret.js',
    'app://castwright/assets/..%2f..%2fsecret.js',
    'app://castwright/..%2fpage-other%2fsecret.js',
    'app://castwright/..%5csecret.js',
    'app://castwright/..\\secret.js',
    'app://castwright/%252e%252e%252fsecret.js',
    'app://castwright/assets/a.js%00.html',
    'app://castwright/%00',
    'app://castwright/back%5cslash.js',
    'app://castwright/C:drive.js',
    'app://castwright/C:%5csecret.js',
    'app://castwright/C:/secret.js',
    'app://castwright/a.js::$DATA',
    'app://castwright/%',
    'app://castwright/%ff',
    'app://castwright/link.js',
    'app://castwright/up/secret.js',
    'app://castwright/assets',
    'app://castwright/assets/',
    'app://castwright/missing.js',
    'app://castwright/notes.exe',
    'app://castwright.evil/index.html',
    'app://evil/index.html',
    'app:///index.html',
    'media://castwright/index.html',
    'file:///etc/passwd',
  ])('%s', async (address) => {
    const response = await servedPage().get(address)
    expect([response.status, await response.text()]).toEqual([404, ''])
    // An empty document would otherwise be one without a policy.
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'")
  })

  test('an absolute path in the address stays in the folder', async () => {
    const { folder, get } = servedPage()
    const response = await get(`app://castwright/${encodeURIComponent(join(folder, 'secret.js'))}`)
    expect(response.status).toBe(404)
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not a way to read', async (method) => {
    expect((await servedPage().get('app://castwright/', { method })).status).toBe(405)
  })
})
