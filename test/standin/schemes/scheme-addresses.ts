/** A custom address taken apart: `app://bundle/a?b` is `app`, `bundle` and `/a?b`. */
interface OwnAddress {
  readonly scheme: string
  readonly host: string
  readonly rest: string
}

const ENCODED_HOST = 'x-'

/**
 * Chromium drops a navigation to `app://` before any tool can see it. So each own scheme is served from a loopback host:
 * `app://bundle/x` is `http://bundle.app.localhost/x`, a secure context. This class translates both ways.
 */
export class SchemeAddresses {
  readonly #schemes = new Set<string>()
  #fresh = 0

  add(scheme: string): void {
    this.#schemes.add(scheme.toLowerCase())
  }

  list(): string[] {
    return [...this.#schemes]
  }

  isOwn(url: string): boolean {
    return this.#takeApart(url) !== null
  }

  /** The loopback twin of an own address; any other address as it is. */
  toLoopback(url: string): string {
    const own = this.#takeApart(url)
    return own ? `http://${this.#hostOf(own)}${own.rest === '' ? '/' : own.rest}` : url
  }

  /** As `toLoopback`, on a host no other request uses: media must not wait for one of a host's six connections. */
  toFreshLoopback(url: string): string {
    const own = this.#takeApart(url)
    this.#fresh += 1
    return own ? `http://f${this.#fresh}.${this.#hostOf(own)}${own.rest === '' ? '/' : own.rest}` : url
  }

  /** The own address behind a loopback address; any other address as it is. */
  fromLoopback(url: string): string {
    const [, host, rest = ''] = /^http:\/\/([^/:?#]+)\.localhost(?::\d+)?([^]*)$/i.exec(url) ?? []
    const own = host === undefined ? null : this.ofHost(host)
    return own ? `${own.scheme}://${own.host}${rest}` : url
  }

  /** Scheme and host behind `bundle.app` (a Host header without `.localhost` and port). */
  ofHost(name: string): { scheme: string; host: string } | null {
    const plain = name.toLowerCase().replace(/^f\d+\./, '')
    for (const scheme of this.#schemes) {
      if (!plain.endsWith(`.${scheme}`)) continue
      return { scheme, host: decodeHost(plain.slice(0, -scheme.length - 1)) }
    }
    return null
  }

  /** Gives every own scheme a content policy names its loopback twin: `media:` also allows `http://*.media.localhost`. */
  widenPolicy(policy: string): string {
    return policy.replace(
      /(?<=^|[\s;])[a-z][a-z0-9+.-]*:(?:\/\/[^\s;,/]*[^\s;,]*)?(?=[\s;,]|$)/gi,
      (source) => {
        const scheme = source.slice(0, source.indexOf(':')).toLowerCase()
        if (!this.#schemes.has(scheme)) return source
        const own = this.#takeApart(source)
        if (!own || own.host === '') return `${source} http://*.${scheme}.localhost`
        return `${source} http://${this.#hostOf(own)} http://*.${this.#hostOf(own)}`
      },
    )
  }

  #hostOf(own: OwnAddress): string {
    return `${encodeHost(own.host)}.${own.scheme}.localhost`
  }

  #takeApart(url: string): OwnAddress | null {
    const [, scheme = '', host = '', rest = ''] =
      /^([a-z][a-z0-9+.-]*):(?:\/\/)?([^/?#]*)([^]*)$/i.exec(url) ?? []
    return this.#schemes.has(scheme.toLowerCase()) ? { scheme: scheme.toLowerCase(), host, rest } : null
  }
}

// A host that DNS could not spell travels as hexadecimal digits.
function encodeHost(host: string): string {
  if (host !== '' && !host.startsWith(ENCODED_HOST) && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host))
    return host
  return `${ENCODED_HOST}${Buffer.from(host).toString('hex')}`
}

function decodeHost(name: string): string {
  return name.startsWith(ENCODED_HOST) ? Buffer.from(name.slice(ENCODED_HOST.length), 'hex').toString() : name
}
