import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { knownHosts, networkAddresses } from '../../../src/main/publish/known-hosts.ts'
import { serveFolder } from '../../../src/main/publish/serve-folder.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

type Asked = { readonly method?: string; readonly headers?: Readonly<Record<string, string>> }

/** A folder with a page, some sound, a secret and links, served; `ask` sends the path as it is written, which `fetch` does not. */
async function serve(host?: string) {
  const home = temporaryFolder()
  const folder = join(home, 'podcast')
  mkdirSync(join(folder, 'episodes', 'a b'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<p>Page</p>')
  writeFileSync(join(folder, 'episodes', 'a b', 'é.mp3'), '0123456789')
  writeFileSync(join(folder, '.castwright.json'), 'hidden')
  writeFileSync(
    join(folder, 'feed.xml'),
    '<rss><atom:link href="https://example.org/p/feed.xml" rel="self"/><enclosure url="https://example.org/p/a.mp3"/></rss>',
  )
  writeFileSync(join(home, 'secret.txt'), 'secret')
  symlinkSync(join(home, 'secret.txt'), join(folder, 'out.txt'))
  symlinkSync(home, join(folder, 'above'))
  symlinkSync(join(folder, '.castwright.json'), join(folder, 'hidden.json'))
  mkdirSync(join(folder, '.drafts'))
  writeFileSync(join(folder, '.drafts', 'draft.html'), 'hidden')
  symlinkSync(join(folder, '.drafts', 'draft.html'), join(folder, 'draft.html'))
  const served = await serveFolder({ folder, host })
  onTestFinished(() => served.close())
  const ask = async (path: string, { method = 'GET', headers = {} }: Asked = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<{
      status: number | undefined
      headers: Readonly<Record<string, unknown>>
      body: string
    }>()
    const sent = request({ host: '127.0.0.1', port: served.port, path, method, headers }, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode, headers: response.headers, body }),
        reject,
      )
    })
    sent.on('error', reject).end()
    return promise
  }
  return { folder, served, ask }
}

const sound = '/episodes/a%20b/%C3%A9.mp3'

describe('a served folder', () => {
  test('gives pages and sound with their types, whole or in part', async () => {
    const { ask, folder } = await serve()
    expect(await ask('/')).toMatchObject({
      status: 200,
      body: '<p>Page</p>',
      headers: { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' },
    })
    expect(await ask(sound)).toMatchObject({
      status: 200,
      body: '0123456789',
      headers: {
        'content-type': 'audio/mpeg',
        'accept-ranges': 'bytes',
        'last-modified': statSync(join(folder, 'episodes/a b/é.mp3')).mtime.toUTCString(),
      },
    })
    expect(await ask(sound, { headers: { range: 'bytes=2-4' } })).toMatchObject({
      status: 206,
      body: '234',
      headers: { 'content-range': 'bytes 2-4/10', 'content-length': '3' },
    })
    expect(await ask(sound, { headers: { range: 'bytes=-3' } })).toMatchObject({ status: 206, body: '789' })
    expect(await ask(sound, { headers: { range: 'bytes=10-' } })).toMatchObject({
      status: 416,
      headers: { 'content-range': 'bytes */10' },
    })
    expect(await ask(sound, { method: 'HEAD', headers: { range: 'bytes=2-4' } })).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-length': '10' },
    })
  })

  test('says nothing new of what is known already', async () => {
    const { ask } = await serve()
    const { headers } = await ask(sound)
    const [etag, modified] = [String(headers['etag']), String(headers['last-modified'])]
    expect(await ask(sound, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304, body: '' })
    expect(await ask(sound, { headers: { 'if-none-match': '"other"' } })).toMatchObject({ status: 200 })
    expect(await ask(sound, { headers: { 'if-modified-since': modified } })).toMatchObject({ status: 304 })
    expect(await ask(sound, { headers: { range: 'bytes=0-1', 'if-range': etag } })).toMatchObject({
      status: 206,
    })
    expect(await ask(sound, { headers: { range: 'bytes=0-1', 'if-range': '"x"' } })).toMatchObject({
      status: 200,
    })
  })

  test('gives the feed with the address it was asked at', async () => {
    const { ask, served } = await serve()
    const { body, headers } = await ask('/feed.xml')
    expect(body).toContain(`<enclosure url="http://127.0.0.1:${served.port}/a.mp3"/>`)
    expect(headers['content-length']).toBe(String(Buffer.byteLength(body)))
  })

  test.each([
    '/../secret.txt',
    '/episodes/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/episodes/..%5c..%5csecret.txt',
    '/index.html%00.txt',
    '/%',
    '//index.html',
    '/.castwright.json',
    '/%2ecastwright.json',
    '/hidden.json',
    '/draft.html',
    '/out.txt',
    '/above/secret.txt',
    '/episodes',
    '/episodes/',
    '/C:/secret.txt',
    '/nothing.html',
    'http://127.0.0.1/index.html',
  ])('refuses %s', async (path) => {
    const { ask } = await serve()
    expect(await ask(path)).toMatchObject({ status: 404, body: '' })
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    const { ask } = await serve()
    expect(await ask('/index.html', { method })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    })
  })

  test.each([
    'evil.example',
    'evil.example:80',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
  ])('refuses whoever asks for %s', async (host) => {
    const { ask } = await serve()
    expect(await ask('/index.html', { headers: { host } })).toMatchObject({ status: 421, body: '' })
  })

  test('is on this machine alone unless it is said, and then at its addresses and by its own name only', async () => {
    const { served } = await serve()
    expect(served.addresses).toEqual([`http://127.0.0.1:${served.port}/`])
    const inNetwork = await serve('0.0.0.0')
    expect(inNetwork.served.addresses).toEqual(
      networkAddresses().map((address) => `http://${address}:${inNetwork.served.port}/`),
    )
    expect(await inNetwork.ask('/', { headers: { host: 'localhost' } })).toMatchObject({ status: 200 })
    expect(await inNetwork.ask('/', { headers: { host: 'evil.example' } })).toMatchObject({ status: 421 })
    for (const address of networkAddresses()) {
      expect(knownHosts('0.0.0.0').has(address)).toBe(true)
      expect(knownHosts('127.0.0.1').has(address)).toBe(false)
    }
  })

  test('says plainly that the port is taken or the folder is not there', async () => {
    const { folder, served } = await serve()
    await expect(serveFolder({ folder, port: served.port })).rejects.toMatchObject({ code: 'io-failed' })
    await expect(serveFolder({ folder: join(folder, 'none') })).rejects.toMatchObject({
      code: 'folder-missing',
    })
  })
})
