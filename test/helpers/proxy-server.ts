import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createSecureServer } from 'node:tls'

/** The name that the certificate below is for; nothing answers under it but through the proxy. */
export const hostBehindProxy = 'gemini.test'

const pem = (what: string, text: string) => `-----BEGIN ${what}-----\n${text}\n-----END ${what}-----\n`
// Of this test alone, until 2120: nobody trusts them who is not told to.
const key = pem(
  'PRIVATE KEY',
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg99w6UqhbUao3l91XcmtNp83VSiDiut2idXSIyIMH+b2hRANC' +
    'AAQtRdWIrHk9njVX218bmFxU6sxoCepZMNUjYnIPezITCEe8qdfAVCqaRkeNW6hu2ahzjkwy1/sTYKchD9HhgfR7',
)
/** For NODE_EXTRA_CA_CERTS. */
export const certificate = pem(
  'CERTIFICATE',
  'MIIBaDCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAtnZW1pbmkudGVzdDAgFw0yMDAxMDEwMDAwMDBaGA8y' +
    'MTIwMDEwMTAwMDAwMFowFjEUMBIGA1UEAwwLZ2VtaW5pLnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQtRdWIrHk9' +
    'njVX218bmFxU6sxoCepZMNUjYnIPezITCEe8qdfAVCqaRkeNW6hu2ahzjkwy1/sTYKchD9HhgfR7o0owSDAWBgNVHREEDzAN' +
    'ggtnZW1pbmkudGVzdDAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBR76A5fS+yQItu3K/UdaZN/FOe3yzAKBggqhkjOPQQD' +
    'AgNJADBGAiEAsBHQ8xB0x11ZHJ4qa2lVP17MQ1CROLblTcAzdamg0NECIQC0UYySdNFv5uOkhhl6Jk0dBHQzhO14XVfQyIXQ' +
    'dKlz4A==',
)

export type ProxyServer = {
  /** Such as http://127.0.0.1:41234. */
  readonly address: string
  /** What it was asked to connect to, and with what words. */
  readonly asked: { readonly to: string; readonly headers: IncomingHttpHeaders }[]
  readonly close: () => void
}

/**
 * A forward proxy on loopback. Every connection it is asked for ends at `origin`, an address of plain http, as if that spoke
 * https under the name above; with `refuses` it answers with this status instead.
 */
export async function startProxy(use: { origin: string } | { refuses: number }): Promise<ProxyServer> {
  const sockets = new Set<Socket>()
  const keep = <Kind extends Socket>(socket: Kind): Kind => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
    return socket
  }
  const behind = createSecureServer({ key, cert: certificate }, (socket) => {
    if ('origin' in use) join(keep(socket), keep(connect(Number(new URL(use.origin).port), '127.0.0.1')))
  })
  const asked: ProxyServer['asked'] = []
  const proxy = createServer((request, response) => {
    asked.push({ to: request.url ?? '', headers: request.headers })
    response.writeHead(403).end()
  })
  await Promise.all([listening(behind), listening(proxy)])
  proxy.on('connect', ({ url = '', headers }, socket: Socket) => {
    asked.push({ to: url, headers })
    keep(socket)
    if ('refuses' in use) socket.end(`HTTP/1.1 ${use.refuses} No\r\n\r\n`)
    else {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      join(socket, keep(connect(portOf(behind), '127.0.0.1')))
    }
  })
  return {
    address: `http://127.0.0.1:${portOf(proxy)}`,
    asked,
    close() {
      for (const socket of sockets) socket.destroy()
      proxy.closeAllConnections()
      for (const server of [proxy, behind]) server.close()
    },
  }
}

function join(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one)
}

async function listening(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
}

function portOf(server: Server): number {
  // A server that listens at an address has one.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (server.address() as AddressInfo).port
}
