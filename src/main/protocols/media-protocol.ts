import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { byteRange } from '../../core/ranges/byte-range.ts'
import { isAbsent } from '../files/is-absent.ts'
import type { Log } from '../log/log.ts'
import { fileStream } from './file-stream.ts'
import type { MediaRegistry } from './media-registry.ts'

export type MediaProtocol = {
  readonly media: MediaRegistry
  /** The origin of the page, which alone may read what is fetched. */
  readonly pageOrigin: string
  readonly log: Log
}

/**
 * Answers `media://<id>` from disk with byte ranges, so that a player can seek: 206 and 416 after RFC 9110. An unknown id
 * is 404, a file that has gone since is 410. No more than one small buffer a reader is held, however large the file.
 */
export function createMediaHandler(parts: MediaProtocol): (request: Request) => Promise<Response> {
  const { media, pageOrigin, log } = parts
  return async (request) => {
    const common = {
      'access-control-allow-origin': pageOrigin,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    }
    const refusal = (status: number, headers: Readonly<Record<string, string>> = {}) =>
      new Response(null, { status, headers: { ...common, ...headers } })
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
    const id = mediaIdOf(request.url)
    const found = id === undefined ? undefined : media.find(id)
    if (found === undefined) {
      log.warn('An unknown media address was refused')
      return refusal(404)
    }
    const file = await openRegular(found.path, log)
    if (file === undefined) return refusal(410)
    let isHandedOn = false
    try {
      const { size } = await file.stat()
      const range = byteRange(request.headers.get('range'), size)
      if (range === 'unsatisfiable') return refusal(416, { 'content-range': `bytes */${size}` })
      const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range
      const headers = {
        ...common,
        'content-type': found.type,
        'content-length': String(last - first + 1),
        'accept-ranges': 'bytes',
        ...(range === 'whole' ? {} : { 'content-range': `bytes ${first}-${last}/${size}` }),
      }
      const status = range === 'whole' ? 200 : 206
      if (request.method === 'HEAD') return new Response(null, { status, headers })
      isHandedOn = true
      return new Response(fileStream(file, first, last), { status, headers })
    } finally {
      if (!isHandedOn) await file.close()
    }
  }
}

function mediaIdOf(address: string): string | undefined {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'media:') return undefined
  const isBare = (url.pathname === '' || url.pathname === '/') && url.search === '' && url.username === ''
  return isBare && /^[0-9a-f]{32}$/.test(url.host) ? url.host : undefined
}

async function openRegular(path: string, log: Log): Promise<FileHandle | undefined> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    if ((await file.stat()).isFile()) return file
    await file.close()
  } catch (error) {
    if (!isAbsent(error)) log.warn('An audio file could not be read', error)
  }
  return undefined
}
