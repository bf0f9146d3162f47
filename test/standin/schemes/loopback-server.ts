import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { Readable } from 'node:stream'
import { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { isNoContent } from './no-content.ts'
import { type SchemeHandler, type SchemeRegistry, schemes } from './scheme-registry.ts'
import { toWebStream } from './to-web-stream.ts'

// Chromium adds these because it believes to speak http; Electron's own schemes never see them.
const HTTP_ONLY = new Set([
  'host',
  'connection',
  'upgrade-insecure-requests',
  'accept-encoding',
  'cache-control',
  'pragma',
])

/** Serves the handlers of own schemes on 127.0.0.1. Gives the resolver rule that leads Chromium there. */
export async function startLoopbackServer(): Promise<string> {
  const server = createServer((request, response) => {
    serve(schemes, request, response).catch((error: unknown) => {
      process.stderr.write(`stand-in: ${String(error)}\n`)
      response.destroy()
    })
  })
  server.unref()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('stand-in: the loopback server has no port')
  return `MAP *.localhost:80 127.0.0.1:${address.port}`
}

async function serve(
  registry: SchemeRegistry,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (isNoContent(incoming.url ?? '')) {
    outgoing.writeHead(204).end()
    return
  }
  const name = (incoming.headers.host ?? '').replace(/\.localhost(:\d+)?$/i, '')
  const own = registry.addresses.ofHost(name)
  const handler = own && registry.handlers.get(own.scheme)
  if (!own || !handler) {
    outgoing.writeHead(404).end()
    return
  }
  const aborter = new AbortController()
  outgoing.on('close', () => {
    aborter.abort()
  })
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const url = `${own.scheme}://${own.host}${incoming.url ?? '/'}`
  const request = new Request(url, {
    method,
    headers: readHeaders(registry, incoming),
    signal: aborter.signal,
    ...(hasBody ? { body: toWebStream(incoming), duplex: 'half' } : {}),
  })
  const response = await answer(handler, request)
  if (response === null || response.type === 'error') {
    registry.failures.set(url, response === null ? 'ERR_UNEXPECTED' : 'ERR_FAILED')
    outgoing.destroy()
    return
  }
  const headers = writeHeaders(registry, response)
  if (isDocument(incoming) && /html/.test(String(headers['content-type']))) {
    const { 'content-length': _length, ...others } = headers
    outgoing.writeHead(response.status, others).end(widenMetaPolicy(registry, await response.text()))
    return
  }
  outgoing.writeHead(response.status, headers)
  if (!response.body || method === 'HEAD') {
    outgoing.end()
    return
  }
  stream(response.body, outgoing)
}

async function answer(handler: SchemeHandler, request: Request): Promise<Response | null> {
  try {
    return await handler(request)
  } catch (error) {
    // A request that was given up may well fail.
    if (!request.signal.aborted)
      process.stderr.write(`Error occurred in protocol handler: ${String(error)}\n`)
    return null
  }
}

function readHeaders(registry: SchemeRegistry, incoming: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    if (HTTP_ONLY.has(name)) continue
    for (const one of value ?? []) {
      const translated = registry.addresses.fromLoopback(one)
      headers.append(name, name === 'origin' ? translated.replace(/\/$/, '') : translated)
    }
  }
  return headers
}

function writeHeaders({ addresses }: SchemeRegistry, response: Response): Record<string, string[]> {
  const translate = (name: string, value: string): string => {
    if (name.startsWith('content-security-policy')) return addresses.widenPolicy(value)
    if (name === 'access-control-allow-origin') return addresses.toLoopback(value).replace(/\/$/, '')
    return name === 'location' ? addresses.toLoopback(value) : value
  }
  const headers: Record<string, string[]> = {}
  response.headers.forEach((value, name) => {
    headers[name] = name === 'set-cookie' ? response.headers.getSetCookie() : [translate(name, value)]
  })
  return headers
}

function isDocument(incoming: IncomingMessage): boolean {
  return ['document', 'iframe'].includes(String(incoming.headers['sec-fetch-dest']))
}

function widenMetaPolicy(registry: SchemeRegistry, html: string): string {
  const meta = /(<meta[^>]+content-security-policy[^>]+content=)("[^"]*"|'[^']*')/i
  return html.replace(meta, (_all, before: string, quoted: string) => {
    const quote = quoted.slice(0, 1)
    return `${before}${quote}${registry.addresses.widenPolicy(quoted.slice(1, -1))}${quote}`
  })
}

function stream(body: NonNullable<Response['body']>, outgoing: ServerResponse): void {
  const readable = Readable.fromWeb(NodeReadableStream.from(body))
  // The player closes a connection whenever it seeks; what is left of the answer is of no use then.
  outgoing.on('close', () => readable.destroy())
  readable.on('error', () => outgoing.destroy())
  readable.pipe(outgoing)
}
