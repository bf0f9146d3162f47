import type { Outgoing } from './send-body.ts'

const titles: Readonly<Record<number, string>> = {
  200: 'Sign in to the network',
  403: 'Blocked by policy',
  407: 'Proxy Authentication Required',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** A page of a proxy or a hotel's network, where an answer should be. */
export function proxyPage(status: number): Outgoing {
  const title = titles[status] ?? 'Error'
  const authenticate: Record<string, string> =
    status === 407 ? { 'proxy-authenticate': 'Basic realm="proxy"' } : {}
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...authenticate },
    body: Buffer.from(
      `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
    ),
  }
}
