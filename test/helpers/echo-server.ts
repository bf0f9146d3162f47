import { createServer, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

/** Answers a request with something that has the key of the request in it. */
export type Echo = (response: ServerResponse, key: string) => void

const json = (status: number, body: unknown): Echo => {
  const text = JSON.stringify(body)
  return (response, key) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(text.replaceAll('KEY', key))
  }
}
const page = (status: number): Echo => {
  return (response, key) => {
    response.writeHead(status, { 'content-type': 'text/html', 'x-seen': key })
    response.end(`<html><title>${key}</title><p>You sent x-goog-api-key: ${key}</p></html>`)
  }
}
const failure = (code: number, status: string, reason?: string) =>
  json(code, {
    error: {
      code,
      status,
      message: `The key KEY of https://example.com/?key=KEY is odd.`,
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          ...(reason === undefined ? {} : { reason }),
          domain: 'KEY',
          metadata: { service: 'KEY', KEY: 'KEY' },
        },
      ],
    },
  })
const speech = (finishReason: string, part: unknown) =>
  json(200, {
    candidates: [{ content: { parts: [part] }, finishReason, finishMessage: 'KEY' }],
    promptFeedback: { blockReasonMessage: 'KEY' },
    modelVersion: 'KEY',
    responseId: 'KEY',
  })

/** What proxies and services have been known to send back, and worse. */
export const echoes = {
  'a refusal of the key': failure(400, 'INVALID_ARGUMENT', 'API_KEY_INVALID'),
  'a refusal of the request': failure(400, 'INVALID_ARGUMENT'),
  'no permission': failure(403, 'PERMISSION_DENIED'),
  'nothing found': failure(404, 'NOT_FOUND'),
  'a status nobody knows': failure(418, 'KEY'),
  'a page': page(200),
  'a page to sign in': page(511),
  'a page that says no': page(403),
  'text instead of speech': speech('STOP', { text: 'KEY' }),
  'an end nobody knows': speech('KEY', {}),
  'audio of a type nobody knows': speech('STOP', { inlineData: { mimeType: 'audio/KEY', data: 'KEYS' } }),
  'another address': (response, key) => {
    response.writeHead(302, { location: `http://127.0.0.1:9/?key=${key}` })
    response.end()
  },
} as const satisfies Readonly<Record<string, Echo>>

/**
 * A server that says back what it was sent, first in this way and then by refusing the key, which ends all attempts; gone
 * after the test. Returns its address.
 */
export async function startEchoServer(first: Echo): Promise<string> {
  let answers = 0
  const server = createServer((request, response) => {
    request.resume()
    const echo = answers++ === 0 ? first : echoes['a refusal of the key']
    request.once('end', () => echo(response, String(request.headers['x-goog-api-key'])))
  })
  server.listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return `http://127.0.0.1:${address.port}`
}
