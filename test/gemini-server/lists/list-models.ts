import type { JsonObject } from '../protocol/json-object.ts'
import { readPage } from './read-page.ts'
import { serverModels, type ServerModel } from './server-models.ts'

/** `GET /v1beta/models`. */
export function listModels(query: URLSearchParams): JsonObject {
  const { items, nextToken } = readPage(serverModels, {
    size: query.get('pageSize'),
    token: query.get('pageToken'),
    usual: 50,
    most: 1000,
    mark: '',
  })
  return {
    models: items.map(describeModel),
    ...(nextToken === undefined ? {} : { nextPageToken: nextToken }),
  }
}

/** A model as Google describes it (message Model of v1beta). */
export function describeModel(model: ServerModel): JsonObject {
  const { id, displayName, inputTokenLimit, outputTokenLimit } = model
  return {
    name: `models/${id}`,
    version: id.replace(/^gemini-/, ''),
    displayName,
    description: displayName,
    inputTokenLimit,
    outputTokenLimit,
    supportedGenerationMethods: ['generateContent', 'countTokens', 'batchGenerateContent'],
    ...(model.takesTemperature ? { temperature: 1, maxTemperature: 2 } : {}),
    topP: 0.95,
    topK: 64,
  }
}
