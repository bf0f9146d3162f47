import { jsonReply } from '../http/reply.ts'
import type { Route } from '../http/route.ts'
import type { Outgoing } from '../misbehaviour/send-body.ts'
import { isJsonObject } from '../protocol/json-object.ts'
import { parseBody, parseJson } from '../protocol/parse-body.ts'
import { invalidArgument } from '../refusals/google-refusal.ts'
import { modelNotFound } from '../refusals/server-refusals.ts'
import { requestTokens } from '../speech/count-tokens.ts'
import { speechRequestSchema } from '../speech/speech-request.ts'
import { findModel } from './find-model.ts'
import type { Asked, ServerTools } from './server-tools.ts'

/** `countTokens`. */
export function countTokens({ name, version }: Route, { text }: Asked, tools: ServerTools): Outgoing {
  const type = tools.protocol.message(version, 'CountTokensRequest')
  if (type === undefined) throw modelNotFound(name, version, 'countTokens')
  const message = parseBody(type, parseJson(text))
  findModel(name, version, 'countTokens', tools.offers)
  const inner = message['generateContentRequest']
  if (isJsonObject(inner) && message['contents'] !== undefined) {
    throw invalidArgument('Only one of contents and generate_content_request can be set.')
  }
  const totalTokens = requestTokens(speechRequestSchema.parse(isJsonObject(inner) ? inner : message))
  return jsonReply({ totalTokens, promptTokensDetails: [{ modality: 'TEXT', tokenCount: totalTokens }] })
}
