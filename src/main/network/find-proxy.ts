/** A server that connections go through. */
export type Proxy = {
  /** Such as http://proxy.example.com:3128; it may hold a name and a password. */
  readonly address: string
  /** Hosts that are reached without it, as NO_PROXY has them. */
  readonly except: string
}

/** This machine itself. What is sent to it without protection may not leave it: see `checkAddress`. */
const ownHosts = 'localhost,127.0.0.1,[::1],::1'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The proxy that an environment names for https: HTTPS_PROXY, else HTTP_PROXY, else ALL_PROXY, small letters first.
 * undefined without one, and for kinds that Node cannot use, such as SOCKS.
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
 * for the address that was asked about. undefined for a direct connection and for kinds that Node cannot use.
 */
export function proxyOfSystem(answer: string): Proxy | undefined {
  for (const entry of answer.split(';')) {
    const [kind = '', server = ''] = entry.trim().split(/\s+/)
    if (kind === 'DIRECT') return undefined
    const protocol = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }[kind]
    const address = protocol === undefined ? undefined : proxyAddress(`${protocol}://${server}`)
    if (address !== undefined) return { address, except: ownHosts }
  }
  return undefined
}

function proxyAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.href : undefined
}
