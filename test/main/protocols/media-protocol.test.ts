import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createMediaHandler } from '../../../src/main/protocols/media-protocol.ts'
import { createMediaRegistry } from '../../../src/main/protocols/media-registry.ts'
import { memoryLog } from '../../helpers/memory-log.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const SIZE = 300_000

function servedAudio() {
  const path = join(temporaryFolder(), 'master.wav')
  const bytes = Uint8Array.from({ length: SIZE }, (_, place) => (place * 31) % 251)
  writeFileSync(path, bytes)
  const media = createMediaRegistry()
  const id = media.register({ path, type: 'audio/wav' }, 'first')
  const handle = createMediaHandler({ media, pageOrigin: 'app://castwright', log: memoryLog() })
  const get = (address: string, range?: string, method = 'GET') =>
    handle(new Request(address, { method, headers: range === undefined ? {} : { range } }))
  return { path, bytes, media, id, get }
}

describe('media', () => {
  test('is whole without a range, and says that it can be had in parts', async () => {
    const { id, get, bytes } = servedAudio()
    const response = await get(`media://${id}`)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'access-control-allow-origin': 'app://castwright',
      'cache-control': 'no-store',
      'content-length': String(SIZE),
      'content-type': 'audio/wav',
      'x-content-type-options': 'nosniff',
    })
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
  })

  test.each([
    ['bytes=0-', 0, SIZE - 1],
    ['bytes=0-0', 0, 0],
    ['bytes=65536-', 65_536, SIZE - 1],
    ['bytes=100000-230000', 100_000, 230_000],
    ['bytes=-10', SIZE - 10, SIZE - 1],
    ['bytes=299999-999999', SIZE - 1, SIZE - 1],
  ])('%s', async (range, first, last) => {
    const { id, get, bytes } = servedAudio()
    const response = await get(`media://${id}/`, range)
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/${SIZE}`)
    expect(response.headers.get('content-length')).toBe(String(last - first + 1))
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes.subarray(first, last + 1))
  })

  test.each(['bytes=300000-', 'bytes=400000-500000', 'bytes=-0'])('%s does not exist', async (range) => {
    const { id, get } = servedAudio()
    const response = await get(`media://${id}`, range)
    expect([response.status, response.headers.get('content-range')]).toEqual([416, `bytes */${SIZE}`])
    expect(await response.text()).toBe('')
  })

  test('HEAD tells the size and no more', async () => {
    const { id, get } = servedAudio()
    const response = await get(`media://${id}`, undefined, 'HEAD')
    expect([response.status, response.headers.get('content-length')]).toEqual([200, String(SIZE)])
    expect(await response.text()).toBe('')
  })

  test('an empty file is empty', async () => {
    const { path, id, get } = servedAudio()
    truncateSync(path)
    const response = await get(`media://${id}`)
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect((await get(`media://${id}`, 'bytes=0-')).status).toBe(416)
  })

  test.skipIf(process.platform !== 'linux')('a reader that goes away leaves no file open', async () => {
    const { id, get } = servedAudio()
    const before = readdirSync('/proc/self/fd').length
    for (let time = 0; time < 50; time++) {
      const reader = (await get(`media://${id}`)).body?.getReader()
      if (time % 2 === 0) await reader?.read()
      await reader?.cancel()
    }
    expect(readdirSync('/proc/self/fd').length).toBeLessThan(before + 10)
  })

  test('a file that shrinks while it is read is an error, not silence', async () => {
    const { path, id, get } = servedAudio()
    const response = await get(`media://${id}`)
    truncateSync(path, 10)
    await expect(response.arrayBuffer()).rejects.toThrow()
  })
})

describe('nothing else', () => {
  const known = '0123456789abcdef0123456789abcdef'
  test.each([
    `media://${known}`,
    'media://',
    'media://x',
    `media://${known}0`,
    'media:///etc/passwd',
    'media://..%2f..%2fetc%2fpasswd',
    `media://${known}/../../etc/passwd`,
    'app://castwright/',
    'file:///etc/passwd',
  ])('%s', async (address) => {
    const { get } = servedAudio()
    const response = await get(address)
    expect([response.status, await response.text()]).toEqual([404, ''])
  })

  test('a known id with anything behind it', async () => {
    const { id, get } = servedAudio()
    for (const address of [`media://${id}/x`, `media://${id}/?path=/etc/passwd`])
      expect((await get(address)).status).toBe(404)
  })

  test('a forgotten id', async () => {
    const { id, get, media } = servedAudio()
    media.forget(id)
    expect((await get(`media://${id}`)).status).toBe(404)
  })

  test('a file that has gone, or become a folder', async () => {
    const { path, id, get } = servedAudio()
    rmSync(path)
    expect((await get(`media://${id}`)).status).toBe(410)
    mkdirSync(path)
    expect((await get(`media://${id}`)).status).toBe(410)
  })

  test('any way but reading', async () => {
    const { id, get } = servedAudio()
    expect((await get(`media://${id}`, undefined, 'POST')).status).toBe(405)
  })
})

describe('ids', () => {
  test('are the same for the same content and new for a new one', () => {
    const media = createMediaRegistry()
    const entry = { path: '/a.wav', type: 'audio/wav' } as const
    const first = media.register(entry, 'one')
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(media.register(entry, 'one')).toBe(first)
    expect(media.register(entry, 'two')).not.toBe(first)
    media.forget(first)
    expect(media.register(entry, 'one')).not.toBe(first)
  })
})
