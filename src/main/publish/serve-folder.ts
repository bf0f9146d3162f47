import { constants } from 'node:fs'
import { open, readFile, realpath, type FileHandle } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { byteRange } from '../../core/ranges/byte-range.ts'
import { feedName } from '../../core/publish/to-feed.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { containedPath } from '../files/contained-path.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { feedFrom } from './feed-from.ts'
import { hostOf, isLoopback, knownHosts, networkAddresses } from './known-hosts.ts'
import { mediaTypeOf } from './media-types.ts'
import { servedPath } from './served-path.ts'

export type ServeOrder = {
  readonly folder: string
  /** Where it listens: this machine alone unless it is said. */
  readonly host?: string | undefined
  /** 0 for any that is free. */
  readonly port?: number | undefined
}

export type ServedFolder = {
  /** Where it can be opened, the best first. */
  readonly addresses: readonly string[]
  readonly port: number
  close(): Promise<void>
}

/** Connections at once: a few players, no flood. */
const MOST_CONNECTIONS = 64

/**
 * Serves a published folder over HTTP, read only: byte ranges, HEAD, 304. Hidden files, places outside of the folder, links
 * that lead out of it, other methods and other host names than this machine's are refused. The feed names the address it
 * was asked at, so that a player in the same network finds its files. Throws StudioError: `folder-missing`, `io-failed`
 * where the port is taken.
 */
export async function serveFolder({
  folder,
  host = '127.0.0.1',
  port = 0,
}: ServeOrder): Promise<ServedFolder> {
  const root = await realpath(folder).catch((error: unknown) => {
    throw isAbsent(error)
      ? new StudioError('folder-missing', `The folder ${folder} does not exist.`)
      : fileError(error, folder)
  })
  const hosts = knownHosts(host)
  const server = createServer((request, response) => {
    answer(root, hosts, request, response).catch(() => response.destroy())
  })
  server.maxConnections = MOST_CONNECTIONS
  const taken = await listen(server, host, port)
  const names = isLoopback(host) ? [host] : host === '0.0.0.0' ? networkAddresses() : [host]
  return {
    addresses: names.map((name) => `http://${name.includes(':') ? `[${name}]` : name}:${taken}/`),
    port: taken,
    async close() {
      const { promise, resolve } = Promise.withResolvers<void>()
      server.close(() => resolve())
      server.closeAllConnections()
      await promise
    },
  }
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, host, resolve)
  await promise.catch((error: unknown) => {
    const detail = error instanceof Error ? error.message : ''
    throw new StudioError('io-failed', `Nothing can be served at ${host}:${port}: ${detail}.`, {
      cause: error,
    })
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

async function answer(
  root: string,
  hosts: ReadonlySet<string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refuse = (status: number, headers: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, { ...common, 'content-length': '0', ...headers }).end()
  }
  // A page of another site may have its name point here: then the name is wrong.
  if (!hosts.has(hostOf(request.headers.host))) return refuse(421)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { allow: 'GET, HEAD' })
  const names = servedPath(request.url ?? '')
  const file = names === undefined ? undefined : await openInside(root, names)
  if (names === undefined || file === undefined) return refuse(404)
  try {
    const { size, mtime } = await file.stat()
    const tag = `"${size.toString(36)}-${mtime.getTime().toString(36)}"`
    const headers = {
      ...common,
      'content-type': mediaTypeOf(names.at(-1) ?? ''),
      'last-modified': mtime.toUTCString(),
      etag: tag,
    }
    if (names.join('/') === feedName) {
      const feed = Buffer.from(feedFrom(await readFile(file, 'utf8'), `http://${request.headers.host ?? ''}`))
      const { etag: _, ...others } = headers
      response.writeHead(200, { ...others, 'content-length': feed.length })
      response.end(request.method === 'HEAD' ? undefined : feed)
      return
    }
    if (isKnown(request, tag, mtime)) {
      response.writeHead(304, headers).end()
      return
    }
    const asked = request.headers['if-range']
    const isSame = asked === undefined || asked === tag
    // Of HEAD a range says nothing (RFC 9110, 14.2).
    const wanted = isSame && request.method === 'GET' ? request.headers.range : undefined
    const range = byteRange(wanted ?? null, size)
    if (range === 'unsatisfiable') return refuse(416, { 'content-range': `bytes */${size}` })
    const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range
    response.writeHead(range === 'whole' ? 200 : 206, {
      ...headers,
      'accept-ranges': 'bytes',
      'content-length': last - first + 1,
      ...(range === 'whole' ? {} : { 'content-range': `bytes ${first}-${last}/${size}` }),
    })
    if (request.method === 'HEAD' || size === 0) response.end()
    else await pipeline(file.createReadStream({ start: first, end: last, autoClose: false }), response)
  } finally {
    await file.close()
  }
}

const common = {
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const

function isKnown({ headers }: IncomingMessage, tag: string, changed: Date): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined)
    return tags.split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*')
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return Math.floor(changed.getTime() / 1000) * 1000 <= since
}

/** An ordinary file inside of the folder, after every link; undefined where there is none. */
async function openInside(root: string, names: readonly string[]): Promise<FileHandle | undefined> {
  try {
    const path = await realpath(await containedPath(root, ...names))
    if (
      relative(root, path)
        .split(sep)
        .some((name) => name.startsWith('.'))
    )
      return undefined
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
    if ((await file.stat()).isFile()) return file
    await file.close()
  } catch (error) {
    // Gone, closed to us, a link that leads out: nothing is there for whoever asks.
    if (!isStudioError(error) && !(error instanceof Error && 'code' in error)) throw error
  }
  return undefined
}
