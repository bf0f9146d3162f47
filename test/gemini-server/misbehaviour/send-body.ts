import type { ServerResponse } from 'node:http'
import type { MisbehaviourOptions } from './misbehaviour.ts'
import { proxyPage } from './proxy-page.ts'

/** An answer as it would go out. */
export type Outgoing = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export type SendTools = {
  readonly wait: (milliseconds: number) => Promise<void>
}

/** Sends an answer, or what a bad connection would make of it. Resolves when nothing more will be sent. */
export async function sendBody(
  response: ServerResponse,
  outgoing: Outgoing,
  options: MisbehaviourOptions,
  { wait }: SendTools,
): Promise<void> {
  if (response.destroyed) return
  const { at = 'start' } = options
  switch (options.kind) {
    case 'reset':
      if (at === 'body') await sendHalf(response, outgoing)
      response.socket?.resetAndDestroy()
      return
    case 'hang':
      // The connection stays open until the client or the server gives up.
      if (at === 'body') await sendHalf(response, outgoing)
      return
    case 'cut-body':
      await sendHalf(response, outgoing)
      response.socket?.end()
      return
    case 'invalid-json':
      send(response, { ...outgoing, body: Buffer.concat([outgoing.body.subarray(0, 40), Buffer.from('…')]) })
      return
    case 'other-json':
      send(response, { ...outgoing, body: Buffer.from('{"hello":["world"]}') })
      return
    case 'empty-body':
      send(response, { ...outgoing, body: Buffer.alloc(0) })
      return
    case 'html':
      send(response, proxyPage(options.status ?? 200))
      return
    case 'slow-drip':
      await drip(response, outgoing, options, wait)
      return
    default:
      send(response, outgoing)
  }
}

function send(response: ServerResponse, { status, headers, body }: Outgoing): void {
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(body)
}

/** Promises the whole body and sends the first half. */
function sendHalf(response: ServerResponse, { status, headers, body }: Outgoing): Promise<void> {
  response.writeHead(status, { ...headers, 'content-length': body.length })
  return new Promise((resolve) => {
    response.write(body.subarray(0, body.length >> 1), () => resolve())
  })
}

async function drip(
  response: ServerResponse,
  { status, headers, body }: Outgoing,
  { pieces = 20, milliseconds = 50 }: MisbehaviourOptions,
  wait: (milliseconds: number) => Promise<void>,
): Promise<void> {
  const length = Math.ceil(body.length / pieces)
  response.writeHead(status, { ...headers, 'content-length': body.length })
  for (let from = 0; from < body.length; from += length) {
    if (response.destroyed) return
    response.write(body.subarray(from, from + length))
    await wait(milliseconds)
  }
  response.end()
}
