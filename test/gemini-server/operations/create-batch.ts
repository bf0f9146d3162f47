import { z } from 'zod'
import { jsonReply } from '../http/reply.ts'
import type { Route } from '../http/route.ts'
import { refusalOnDemand } from '../misbehaviour/refusal-on-demand.ts'
import type { Outgoing } from '../misbehaviour/send-body.ts'
import type { JsonObject } from '../protocol/json-object.ts'
import { parseBody, parseJson } from '../protocol/parse-body.ts'
import { GoogleRefusal, invalidArgument } from '../refusals/google-refusal.ts'
import { modelNotFound } from '../refusals/server-refusals.ts'
import type { ServerModel } from '../lists/server-models.ts'
import { readOrder } from '../speech/read-order.ts'
import { speechAnswer } from '../speech/speech-answer.ts'
import { describeBatch } from './describe-batch.ts'
import { draftAnswer } from './draft-answer.ts'
import { findModel } from './find-model.ts'
import type { Asked, ServerTools } from './server-tools.ts'

const batchSchema = z.object({
  batch: z
    .object({
      displayName: z.string().default(''),
      inputConfig: z
        .object({
          fileName: z.string().optional(),
          requests: z
            .object({
              requests: z
                .array(
                  z.object({
                    request: z.record(z.string(), z.unknown()).default({}),
                    metadata: z.unknown().optional(),
                  }),
                )
                .default([]),
            })
            .optional(),
        })
        .default({}),
    })
    .default({ displayName: '', inputConfig: {} }),
})

/** `batchGenerateContent` with the requests in its body. */
export async function createBatch(
  { name, version }: Route,
  { key, text, options }: Asked,
  tools: ServerTools,
): Promise<Outgoing> {
  const type = tools.protocol.message(version, 'BatchGenerateContentRequest')
  if (type === undefined) throw modelNotFound(name, version, 'batchGenerateContent')
  const { batch } = batchSchema.parse(parseBody(type, parseJson(text)))
  const model = findModel(name, version, 'batchGenerateContent', tools.offers)
  const refusal = refusalOnDemand(options, model.id)
  if (refusal !== undefined) throw refusal
  const requests = batch.inputConfig.requests?.requests ?? []
  if (requests.length === 0) throw invalidArgument('Request contains an invalid argument.')
  const added = await tools.batches.add({
    key,
    model: model.id,
    displayName: batch.displayName,
    requestCount: requests.length,
    answer: () =>
      Promise.all(
        requests.map(async ({ request, metadata }) => {
          const response = await answerOne(request, model, tools)
          return metadata === undefined ? response : { ...response, metadata }
        }),
      ),
  })
  return jsonReply(describeBatch(added))
}

/** One request of a batch fails alone. */
async function answerOne(request: JsonObject, model: ServerModel, tools: ServerTools): Promise<JsonObject> {
  try {
    const order = readOrder(request, model, tools.library)
    const draft = await draftAnswer(order, { isStream: false, tier: 'batch' }, tools)
    return { response: speechAnswer(draft) }
  } catch (error) {
    if (!(error instanceof GoogleRefusal)) throw error
    // google.rpc.Code, not HTTP's: 3 is INVALID_ARGUMENT.
    return { error: { code: 3, message: error.message } }
  }
}
