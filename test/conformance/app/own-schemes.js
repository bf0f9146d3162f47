// @ts-nocheck: plain JavaScript, as Electron loads it
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { protocol } from 'electron'
import { makeTone } from './make-tone.js'

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.txt': 'text/plain' }
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src media:; connect-src 'self' media: plain:; frame-src 'self'"

/** What the handlers were asked, for tests. */
globalThis.requests = []

/** `app:` gives the files of the page folder, `media:` a tone with ranges, `plain:` a line of text. */
export function serveOwnSchemes() {
  protocol.handle('app', async (request) => {
    const { pathname, host, search } = new URL(request.url)
    globalThis.requests.push({ url: request.url, method: request.method })
    if (host !== 'conformance') return new Response('Not here.', { status: 404 })
    if (pathname === '/broken') throw new Error('This handler is broken.')
    if (pathname === '/moved')
      return new Response(null, { status: 302, headers: { location: '/index.html?moved' } })
    if (pathname === '/post') {
      return Response.json({
        body: await request.text(),
        kind: request.headers.get('x-kind'),
        method: request.method,
      })
    }
    if (pathname === '/stream') return new Response(slowText(), { headers: { 'content-type': 'text/plain' } })
    try {
      const text = await readFile(join(import.meta.dirname, 'page', pathname), 'utf8')
      const type = TYPES[extname(pathname)] ?? 'application/octet-stream'
      const policy = search === '?open' ? {} : { 'content-security-policy': POLICY }
      return new Response(text, { headers: { 'content-type': type, ...policy } })
    } catch {
      return new Response('Not found.', { status: 404, headers: { 'content-type': 'text/plain' } })
    }
  })
  protocol.handle('media', (request) => answerRange(request, makeTone(20)))
  protocol.handle('plain', () => new Response('plain text'))
}

// Two pieces, the second only when the test says so.
function slowText() {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('first '))
      globalThis.finishStream = () => {
        controller.enqueue(new TextEncoder().encode('second'))
        controller.close()
      }
    },
  })
}

function answerRange(request, bytes) {
  const range = request.headers.get('range')
  globalThis.requests.push({ url: request.url, range })
  const headers = {
    'content-type': 'audio/wav',
    'accept-ranges': 'bytes',
    'access-control-allow-origin': '*',
  }
  if (range === null)
    return new Response(bytes, { headers: { ...headers, 'content-length': String(bytes.length) } })
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? []
  const start = Number(first)
  const end = last === '' ? bytes.length - 1 : Math.min(Number(last), bytes.length - 1)
  if (!(start < bytes.length)) {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${bytes.length}` },
    })
  }
  return new Response(bytes.subarray(start, end + 1), {
    status: 206,
    headers: {
      ...headers,
      'content-range': `bytes ${start}-${end}/${bytes.length}`,
      'content-length': String(end - start + 1),
    },
  })
}
