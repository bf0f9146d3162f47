import type { IncomingMessage, ServerResponse } from 'node:http'
import { misbehaviourOptions, type MisbehaviourOptions } from '../misbehaviour/misbehaviour.ts'
import { sendBody, type Outgoing } from '../misbehaviour/send-body.ts'
import { checkKey } from '../operations/check-key.ts'
import { perform } from '../operations/perform.ts'
import type { Asked, ServerTools } from '../operations/server-tools.ts'
import { GoogleRefusal } from '../refusals/google-refusal.ts'
import { readText } from './read-text.ts'
import { jsonReply, nothingThere, refusalReply } from './reply.ts'
import { isSpeech, routeOf, type Route } from './route.ts'
import { keyHeader, recordRequest, type SeenRequest } from './seen-request.ts'
import type { Waits } from './waits.ts'

export type HandlerSettings = {
  readonly tools: ServerTools
  readonly onRequest: (request: SeenRequest) => void
  readonly script: {
    readonly next: (request: SeenRequest) => MisbehaviourOptions
    readonly covers: (isSpeech: boolean) => boolean
  }
  readonly waits: Waits
  /** Milliseconds before each spoken answer. */
  readonly latency: number
  readonly now: () => number
  /** Hears of bugs of the server itself. */
  readonly onFailure: (error: unknown) => void
}

/** Notes each request down, answers it, and spoils the answer where it was told to. */
export function createRequestHandler(
  settings: HandlerSettings,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { script, waits, now, tools } = settings
  let count = 0

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readText(request)
    if (text === undefined) return
    const { method = 'GET' } = request
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const route = routeOf(method, pathname)
    const recording = recordRequest(request, response, {
      index: count++,
      operation: route?.operation,
      method,
      path: pathname,
      query: searchParams,
      body: bodyOf(text),
      at: now(),
    })
    const isSpoken = isSpeech(route?.operation)
    settings.onRequest(recording.seen)
    const options = script.covers(isSpoken) ? script.next(recording.seen) : misbehaviourOptions(undefined)
    recording.noteMisbehaviour(options.kind)

    await waits.wait(options.latency ?? (isSpoken ? settings.latency : 0))
    const header = request.headers[keyHeader]
    const reply = await answer(route, pathname, header, { query: searchParams, text, options })
    if (reply.status !== 200 && options.kind !== 'reset' && options.kind !== 'hang') {
      await sendBody(response, reply, misbehaviourOptions(undefined), waits)
      return
    }
    if (options.kind === 'reset' || options.kind === 'cut-body') recording.noteOwnEnd()
    await sendBody(response, reply, options, waits)
  }

  async function answer(
    route: Route | undefined,
    path: string,
    header: string | string[] | undefined,
    asked: Omit<Asked, 'key'>,
  ): Promise<Outgoing> {
    if (route === undefined) return nothingThere(path)
    try {
      return await perform(route, { ...asked, key: checkKey(header) }, tools)
    } catch (error) {
      if (error instanceof GoogleRefusal) return refusalReply(error)
      settings.onFailure(error)
      return jsonReply({ error: { code: 500, message: String(error), status: 'INTERNAL' } }, 500)
    }
  }

  return (request, response) => {
    handle(request, response).catch(settings.onFailure)
  }
}

function bodyOf(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
