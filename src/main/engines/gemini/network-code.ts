/** How deep the cause of a failed connection may lie. */
const deepest = 5

/**
 * The system's code for a connection that failed, such as ECONNRESET, from the error or its causes. "network" where Node's
 * fetch says that it failed and not why, PROXY_502 where a proxy refused with that status; undefined for any other error.
 */
export function networkCode(error: unknown): string | undefined {
  let at = error
  let isFetch = false
  for (let depth = 0; depth < deepest && at instanceof Error; depth++) {
    const status = /^Proxy response \((\d{3})\)/.exec(at.message)?.[1]
    if (status !== undefined) return `PROXY_${status}`
    if ('code' in at && typeof at.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(at.code)) return at.code
    isFetch ||= at instanceof TypeError && /^(?:fetch failed|terminated)$/.test(at.message)
    at = at instanceof AggregateError ? (at.cause ?? at.errors[0]) : at.cause
  }
  return isFetch ? 'network' : undefined
}

/** Codes of a connection that was never made, however long it took to find that out: nothing was sent. */
export function isUnconnected(code: string): boolean {
  return isProxyCode(code) || /^(?:ENOTFOUND|EAI_[A-Z]+|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT)$/.test(code)
}

/** The way leads through a proxy of SOCKS: see `barsWay`. */
export const socksCode = 'PROXY_SOCKS'

/** Codes of a proxy that did not let the connection through; the second is that of `node:https`. */
export function isProxyCode(code: string): boolean {
  return code === socksCode || /^(?:PROXY_\d{3}|ERR_PROXY_TUNNEL)$/.test(code)
}

/** Codes of a connection that is not secure: somebody else's certificate. */
export function isCertificateCode(code: string): boolean {
  return /CERT|SIGNATURE|ERR_TLS|SELF_SIGNED|^ERR_SSL/.test(code)
}
