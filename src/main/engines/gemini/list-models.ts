import { z } from 'zod'
import { geminiModels, isSpeechModel, modelFacts } from '../../../core/gemini/gemini-models.ts'
import type { Connection } from './connection.ts'
import { askOnce } from './explain-failure.ts'
import { createGoogleClient } from './google-client.ts'

/** A speech model as Google lists it. */
export type ListedModel = { readonly id: string; readonly title: string }

const listed = z.looseObject({
  name: z.string(),
  displayName: z.string().max(100).optional().catch(undefined),
})
const idPattern = /^[a-z0-9][a-z0-9.-]{0,99}$/
const size = { pageSize: 1000, pages: 20 }

/**
 * The models that speak and that this key may use: those of our table first, in its order. Free. Throws StudioError: the
 * key's, the network's and the server's codes.
 */
export async function listSpeechModels(
  connection: Connection,
  clock: () => Date,
  signal: AbortSignal,
): Promise<readonly ListedModel[]> {
  const client = createGoogleClient(connection, clock)
  const answer = await askOnce('the list of models', connection.timeout, client.models(size, signal))
  const models = answer.flatMap((json): ListedModel[] => {
    const read = listed.safeParse(json)
    const id = read.data?.name.replace(/^models\//, '') ?? ''
    if (!idPattern.test(id) || !isSpeechModel(id)) return []
    const { title } = modelFacts(id)
    return [{ id, title: title === id ? (read.data?.displayName ?? id) : title }]
  })
  return models.toSorted((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id))
}

/**
 * Whether Google takes a key, by one free question. It does not tell whether there is quota for speech. Throws StudioError
 * as `listSpeechModels` does.
 */
export async function testKey(connection: Connection, clock: () => Date, signal: AbortSignal): Promise<void> {
  const client = createGoogleClient(connection, clock)
  await askOnce('the list of models', connection.timeout, client.models({ pageSize: 1, pages: 1 }, signal))
}

function rank(id: string): number {
  const place = geminiModels.findIndex((model) => model.id === id)
  return place === -1 ? geminiModels.length : place
}
