import { serverModels, type ServerModel } from '../lists/server-models.ts'
import { GoogleRefusal } from '../refusals/google-refusal.ts'
import { modelNotFound } from '../refusals/server-refusals.ts'
import type { Offers } from './server-tools.ts'

type Method = 'generateContent' | 'streamGenerateContent' | 'countTokens' | 'batchGenerateContent'

/** A model that does what is asked. Throws Google's 404. */
export function findModel(id: string, version: string, method: Method, offers: Offers): ServerModel {
  const model = version === 'v1beta' ? serverModels.find((one) => one.id === id) : undefined
  const isMissing =
    model === undefined ||
    (method === 'streamGenerateContent' && !model.streams) ||
    (method === 'batchGenerateContent' && !offers.takesBatch)
  if (isMissing) throw modelNotFound(id, version, method)
  if (model.dialect === 'none' && method !== 'countTokens') {
    throw new GoogleRefusal('UNIMPLEMENTED', 'This server speaks; it does not write.')
  }
  return model
}
