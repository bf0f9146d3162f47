import type { JsonObject } from '../protocol/json-object.ts'
import type { Batch } from './batches.ts'

const types = 'type.googleapis.com/google.ai.generativelanguage.v1main'

/** A batch as a long-running operation (ai.google.dev/api/batch-mode, as @google/genai 3.1.0 reads it). */
export function describeBatch(batch: Batch): JsonObject {
  const { name, model, displayName, state, createdAt, endedAt, responses, requestCount } = batch
  const isDone = state !== 'BATCH_STATE_PENDING'
  const output = { inlinedResponses: { inlinedResponses: responses } }
  const hasOutput = state === 'BATCH_STATE_SUCCEEDED'
  return {
    name,
    metadata: {
      '@type': `${types}.GenerateContentBatch`,
      name,
      model: `models/${model}`,
      displayName,
      state,
      createTime: time(createdAt),
      updateTime: time(endedAt ?? createdAt),
      ...(endedAt === undefined ? {} : { endTime: time(endedAt) }),
      // Whole numbers of 64 bits are text in JSON.
      batchStats: {
        requestCount: String(requestCount),
        ...(isDone
          ? { successfulRequestCount: String(responses.length) }
          : { pendingRequestCount: String(requestCount) }),
      },
      ...(hasOutput ? { output } : {}),
    },
    ...(isDone ? { done: true } : {}),
    ...(hasOutput ? { response: { '@type': `${types}.GenerateContentBatchOutput`, ...output } } : {}),
  }
}

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
