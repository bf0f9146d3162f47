import { checkQuery } from '../http/check-query.ts'
import { jsonReply } from '../http/reply.ts'
import type { Route } from '../http/route.ts'
import { describeModel, listModels } from '../lists/list-models.ts'
import { listVoices } from '../lists/list-voices.ts'
import { serverModels } from '../lists/server-models.ts'
import { refusalOnDemand } from '../misbehaviour/refusal-on-demand.ts'
import type { Outgoing } from '../misbehaviour/send-body.ts'
import { GoogleRefusal } from '../refusals/google-refusal.ts'
import { countTokens } from './count-tokens.ts'
import { createBatch } from './create-batch.ts'
import { cancelBatch, deleteBatch, getBatch, listBatches } from './manage-batches.ts'
import type { Asked, ServerTools } from './server-tools.ts'
import { speak } from './speak.ts'

/** Does what a request with a good key asks for. Throws GoogleRefusal. */
export async function perform(route: Route, asked: Asked, tools: ServerTools): Promise<Outgoing> {
  const { operation } = route
  checkQuery(operation, asked.query)
  if (operation === 'generateContent' || operation === 'streamGenerateContent') {
    return speak(route, asked, tools)
  }
  if (operation === 'batchGenerateContent') return createBatch(route, asked, tools)
  const refusal = refusalOnDemand(asked.options, route.name)
  if (refusal !== undefined) throw refusal
  switch (operation) {
    case 'countTokens':
      return countTokens(route, asked, tools)
    case 'listModels':
      return jsonReply(listModels(asked.query))
    case 'getModel':
      return jsonReply(getModel(route))
    case 'listVoices':
      return jsonReply(listVoices(tools.library.voices, asked.query))
    case 'listBatches':
      return listBatches(asked, tools)
    case 'getBatch':
      return getBatch(route, asked, tools)
    case 'cancelBatch':
      return cancelBatch(route, asked, tools)
    case 'deleteBatch':
      return deleteBatch(route, asked, tools)
  }
}

function getModel({ name, version }: Route) {
  const model = serverModels.find(({ id }) => id === name)
  if (model !== undefined) return describeModel(model)
  const message = `Model is not found: models/${name} for api version ${version}`
  throw new GoogleRefusal('NOT_FOUND', message)
}
