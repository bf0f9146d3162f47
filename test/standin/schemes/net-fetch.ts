import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { schemes } from './scheme-registry.ts'
import { toWebStream } from './to-web-stream.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.flac': 'audio/flac',
  '.gif': 'image/gif',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.m4a': 'audio/mp4',
  '.mjs': 'text/javascript',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** `net.fetch`: own schemes by their handlers, files as Chromium's file loader gives them, the rest by Node. */
export const netFetch: Electron.Net['fetch'] = async (input, init) => {
  const request = new Request(input, init)
  const scheme = request.url.slice(0, request.url.indexOf(':'))
  if (scheme === 'file') return await fetchFile(request)
  const handler = init?.bypassCustomProtocolHandlers === true ? undefined : schemes.handlers.get(scheme)
  return handler ? await handler(request) : await fetch(request)
}

// Chromium's file loader honours Range and answers 200 all the same: `<audio>` cannot seek on it.
async function fetchFile(request: Request): Promise<Response> {
  const path = fileURLToPath(request.url)
  const status = await stat(path).catch(() => null)
  if (!status?.isFile()) throw new Error('net::ERR_FILE_NOT_FOUND')
  const [, first = '0', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? []
  const start = Number(first)
  const end = last === '' ? status.size - 1 : Math.min(Number(last), status.size - 1)
  const headers = {
    'content-type': MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'content-length': String(Math.max(0, end - start + 1)),
    'last-modified': status.mtime.toUTCString(),
  }
  if (status.size === 0) return new Response('', { headers })
  const chunks: AsyncIterable<Uint8Array<ArrayBuffer>> = createReadStream(path, {
    start,
    end: Math.max(start, end),
  })
  return new Response(toWebStream(chunks), { headers })
}
