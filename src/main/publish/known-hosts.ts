import { hostname, networkInterfaces } from 'node:os'

/** Addresses of this machine in the networks it is in, IPv4, its own loop apart. */
export function networkAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  )
}

/** Names and addresses under which a server that listens at `host` may be asked. */
export function knownHosts(host: string): ReadonlySet<string> {
  const own = ['localhost', '127.0.0.1', '[::1]', host]
  if (isLoopback(host)) return new Set(own)
  const name = hostname().toLowerCase()
  return new Set([...own, ...networkAddresses(), name, `${name.replace(/\.local$/, '')}.local`])
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** The name in a `Host` header, without its port. */
export function hostOf(header: string | undefined): string {
  return (header ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
}
