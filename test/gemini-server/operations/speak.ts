import { isJsonObject } from '../protocol/json-object.ts'
import { parseBody, parseJson } from '../protocol/parse-body.ts'
import { invalidArgument } from '../refusals/google-refusal.ts'
import { modelNotFound } from '../refusals/server-refusals.ts'
import { refusalOnDemand } from '../misbehaviour/refusal-on-demand.ts'
import { proxyPage } from '../misbehaviour/proxy-page.ts'
import type { Outgoing } from '../misbehaviour/send-body.ts'
import { eventReply, jsonReply, listReply } from '../http/reply.ts'
import type { Route } from '../http/route.ts'
import { readOrder, type SpeechOrder } from '../speech/read-order.ts'
import { speechAnswer } from '../speech/speech-answer.ts'
import { streamedAnswer } from '../speech/streamed-answer.ts'
import { draftAnswer } from './draft-answer.ts'
import { findModel } from './find-model.ts'
import type { Asked, ServerTools } from './server-tools.ts'

/** `generateContent` and `streamGenerateContent` of the speech models. */
export async function speak(route: Route, asked: Asked, tools: ServerTools): Promise<Outgoing> {
  const isStream = route.operation === 'streamGenerateContent'
  const order = readSpeechOrder(route, asked.text, tools)
  const { model, tokensIn } = order
  const refusal =
    refusalOnDemand(asked.options, model.id) ?? tools.limiter.pass(asked.key, model.id, tokensIn)
  if (refusal !== undefined) throw refusal
  // A proxy answers in Google's place: nothing was spoken and nothing is charged.
  if (asked.options.kind === 'html') return proxyPage(asked.options.status ?? 200)

  const draft = await draftAnswer(order, { isStream, options: asked.options }, tools)
  if (!isStream) return jsonReply(speechAnswer(draft))
  const events = streamedAnswer(draft)
  return asked.query.get('alt') === 'sse' ? eventReply(events) : listReply(events)
}

function readSpeechOrder({ name, version, operation }: Route, text: string, tools: ServerTools): SpeechOrder {
  const type = tools.protocol.message(version, 'GenerateContentRequest')
  if (type === undefined) throw modelNotFound(name, version, operation)
  const json = parseJson(text)
  // The model of a body is that of the address, or it is a mistake.
  const given = isJsonObject(json) ? json['model'] : undefined
  const message = parseBody(type, json)
  const method = operation === 'streamGenerateContent' ? operation : 'generateContent'
  const model = findModel(name, version, method, tools.offers)
  if (given !== undefined && given !== `models/${name}`) {
    throw invalidArgument('Request contains an invalid argument.')
  }
  const order = readOrder(message, model, tools.library)
  if (order.tier === 'flex' && !tools.offers.takesFlex) {
    throw invalidArgument('Service tier flex is not supported for this model.')
  }
  return order
}
