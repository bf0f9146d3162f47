import { request as askPlainly, type IncomingMessage } from 'node:http'
import { request as askSecurely } from 'node:https'

/**
 * A fetch that waits as long as its signal lets it: Node's own gives up after five minutes without an answer
 * (nodejs/undici: headersTimeout). It follows no redirection, and gives the answer when all of it is there.
 */
export const patientFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init)
  const { url, method, signal } = request
  const body = request.body === null ? undefined : await request.text()
  const headers = Object.fromEntries(request.headers)
  const ask = url.startsWith('https:') ? askSecurely : askPlainly
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    ask(url, { method, headers, signal }, resolve).on('error', reject).end(body)
  })
  const pieces: Buffer[] = []
  for await (const piece of answer) if (Buffer.isBuffer(piece)) pieces.push(piece)
  const received = new Headers()
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) received.append(name, value)
  return new Response(Buffer.concat(pieces), { status: answer.statusCode ?? 502, headers: received })
}
