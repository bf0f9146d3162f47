/** A server that connections go through. */
export type Proxy = {
  /** Such as http://proxy.example.com:3128; it may hold a name and a password. For SOCKS see `barsWay`. */
  readonly address: string
  /** Hosts that are reached without it, as NO_PROXY has them. */
  readonly except: string
}

/** This machine itself. What is sent to it without protection may not leave it: see `checkAddress`. */
const ownHosts = 'localhost,127.0.0.1,[::1],::1'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The proxy that an environment names for https: HTTPS_PROXY, else HTTP_PROXY, else ALL_PROXY, small letters first.
 * undefined without one, and for what is no proxy.
 */
export function proxyOfEnvironment(environment: Environment): Proxy | undefined {
  const read = (name: string) => (environment[name] ?? environment[name.toUpperCase()] ?? '').trim()
  const named = read('https_proxy') || read('http_proxy') || read('all_proxy')
  const address = proxyAddress(/^[a-z][a-z0-9+.-]*:\/\//i.test(named) ? named : `http://${named}`)
  const except = [ownHosts, read('no_proxy')].filter((hosts) => hosts !== '').join(',')
  return address === undefined ? undefined : { address, except }
}

/**
 * The proxy in an answer of Electron's `session.resolveProxy`, such as "PROXY proxy.example.com:3128; DIRECT", which holds
 * for the address that was asked about: the first that Node can use, else one of SOCKS. undefined where a connection may be
 * direct.
 */
export function proxyOfSystem(answer: string): Proxy | undefined {
  let socks: Proxy | undefined
  for (const entry of answer.split(';')) {
    const [kind = '', server = ''] = entry.trim().split(/\s+/)
    if (kind === 'DIRECT') return undefined
    const protocol = protocols.get(kind)
    const address = protocol === undefined ? undefined : proxyAddress(`${protocol}://${server}`)
    if (address === undefined) continue
    const proxy = { address, except: ownHosts }
    if (!isSocks(proxy)) return proxy
    socks ??= proxy
  }
  return socks
}

/** Of the system's proxy and that of the environment the first that Node can use, else the first. */
export function proxyToUse(system: Proxy | undefined, environment: Proxy | undefined): Proxy | undefined {
  const found = [system, environment].filter((proxy) => proxy !== undefined)
  return found.find((proxy) => !isSocks(proxy)) ?? found[0]
}

const protocols: ReadonlyMap<string, string> = new Map([
  ['PROXY', 'http'],
  ['HTTP', 'http'],
  ['HTTPS', 'https'],
  ['SOCKS', 'socks4'],
  ['SOCKS4', 'socks4'],
  ['SOCKS5', 'socks5'],
])

/** Whether a proxy speaks SOCKS, which Node does not know. */
export function isSocks({ address }: Proxy): boolean {
  return address.startsWith('socks')
}

/**
 * Whether a https address cannot be reached: its way leads through a proxy of SOCKS. Who set that up does not want it gone
 * around. Names in `except` are those of NO_PROXY: a host, a domain with or without a dot before it, or * for all.
 */
export function barsWay(proxy: Proxy | undefined, address: string): boolean {
  const { protocol, hostname, host } = new URL(address)
  if (proxy === undefined || protocol !== 'https:' || !isSocks(proxy)) return false
  const names = proxy.except.split(',').map((name) => name.trim().toLowerCase())
  return !names.some((name) => {
    const domain = name.replace(/^\*?\./, '')
    return (
      name === '*' ||
      host === name ||
      hostname === domain ||
      (domain !== '' && hostname.endsWith(`.${domain}`))
    )
  })
}

function proxyAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^(?:https?|socks(?:4a?|5h?)?):$/.test(url.protocol) && url.hostname !== ''
    ? url.href
    : undefined
}
