import { z } from 'zod'
import { geminiModels, isSpeechModel, modelFacts } from '../../../core/gemini/gemini-models.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import type { Connection } from './connection.ts'
import { askOnce } from './explain-failure.ts'
import { createGoogleClient } from './google-client.ts'

/** A speech model as Google lists it. */
export type ListedModel = { readonly id: string; readonly title: string }

const listed = z.looseObject({
  name: z.string().startsWith('models/'),
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
  const answer = await askForModels(connection, clock, size, signal)
  const models = answer.flatMap(({ name, displayName }): ListedModel[] => {
    const id = name.replace(/^models\//, '')
    if (!idPattern.test(id) || !isSpeechModel(id)) return []
    const { title } = modelFacts(id)
    return [{ id, title: title === id ? (displayName ?? id) : title }]
  })
  return models.toSorted((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id))
}

/**
 * Whether Google takes a key, by one free question. It does not tell whether there is quota for speech. Throws StudioError
 * as `listSpeechModels` does.
 */
export async function testKey(connection: Connection, clock: () => Date, signal: AbortSignal): Promise<void> {
  await askForModels(connection, clock, { pageSize: 1, pages: 1 }, signal)
}

/**
 * What is a model of the list. A list without any is not Google's, who gives some to every key: throws
 * StudioError('proxy-answered').
 */
async function askForModels(
  connection: Connection,
  clock: () => Date,
  page: typeof size,
  signal: AbortSignal,
): Promise<z.output<typeof listed>[]> {
  const client = createGoogleClient(connection, clock)
  const answer = await askOnce('the list of models', connection.timeout, client.models(page, signal))
  const models = answer.flatMap((json) => listed.safeParse(json).data ?? [])
  if (models.length === 0)
    throw new StudioError(
      'proxy-answered',
      'What answered is not Google: it was asked for the list of models, and none is in what came.',
    )
  return models
}

function rank(id: string): number {
  const place = geminiModels.findIndex((model) => model.id === id)
  return place === -1 ? geminiModels.length : place
}
