import { randomBytes } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { isAbsent } from '../files/is-absent.ts'
import { isInside } from '../files/contained-path.ts'
import type { Log } from '../log/log.ts'
import { contentPolicy } from './content-policy.ts'

export type AppProtocol = {
  /** The folder of the built page. */
  readonly root: string
  readonly log: Log
  readonly nonce?: () => string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Answers `app://castwright/…` with the files of the built page, and with nothing outside its folder. */
export function createAppHandler(parts: AppProtocol): (request: Request) => Promise<Response> {
  const { root, log, nonce = () => randomBytes(18).toString('base64') } = parts
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
    const path = await servedPath(root, request.url)
    if (path === undefined) {
      log.warn('An address outside the page was refused')
      return refusal(404)
    }
    const content = await readFile(path).catch((error: unknown) => {
      if (!isAbsent(error)) log.error('A file of the page could not be read', error)
    })
    const type = types[extname(path)]
    if (content === undefined || type === undefined) return refusal(404)
    const isDocument = extname(path) === '.html'
    const mark = nonce()
    const body = isDocument ? withNonce(content.toString('utf8'), mark) : new Uint8Array(content)
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        'content-type': type,
        'cache-control': isDocument ? 'no-store' : 'no-cache',
        'content-security-policy': contentPolicy(mark),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      },
    })
  }
}

/** The file an address means, proved to lie in `root` with every symbolic link followed; undefined for any other. */
async function servedPath(root: string, address: string): Promise<string | undefined> {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'app:' || url.host !== 'castwright') return undefined
  const name = decoded(url.pathname)
  // A backslash is a separator on Windows, and a colon names a drive or a hidden stream there.
  if (name === undefined || /[\0\\:]/.test(name)) return undefined
  try {
    const real = await realpath(root)
    const path = await realpath(join(real, name === '/' ? 'index.html' : name))
    return isInside(real, path) ? path : undefined
  } catch {
    return undefined
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function withNonce(html: string, nonce: string): string {
  return html.replace(/<meta name="csp-nonce"[^>]*>/, () => `<meta name="csp-nonce" content="${nonce}" />`)
}

function refusal(status: number): Response {
  const headers = { 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'" }
  return new Response(null, { status, headers })
}
