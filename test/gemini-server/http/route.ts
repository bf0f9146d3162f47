import type { ApiVersion } from '../protocol/load-protocol.ts'

export type Operation =
  | 'generateContent'
  | 'streamGenerateContent'
  | 'countTokens'
  | 'batchGenerateContent'
  | 'listModels'
  | 'getModel'
  | 'listVoices'
  | 'listBatches'
  | 'getBatch'
  | 'cancelBatch'
  | 'deleteBatch'

export type Route = {
  readonly operation: Operation
  readonly version: ApiVersion
  /** Of the model or the batch. */
  readonly name: string
}

const routes: readonly (readonly [RegExp, Operation])[] = [
  [/^POST \/(\w+)\/models\/([^/:]+):generateContent$/, 'generateContent'],
  [/^POST \/(\w+)\/models\/([^/:]+):streamGenerateContent$/, 'streamGenerateContent'],
  [/^POST \/(\w+)\/models\/([^/:]+):countTokens$/, 'countTokens'],
  [/^POST \/(v1beta)\/models\/([^/:]+):batchGenerateContent$/, 'batchGenerateContent'],
  [/^GET \/(\w+)\/models$/, 'listModels'],
  [/^GET \/(\w+)\/models\/([^/:]+)$/, 'getModel'],
  [/^GET \/(v1beta)\/voices$/, 'listVoices'],
  [/^GET \/(v1beta)\/batches$/, 'listBatches'],
  [/^GET \/(v1beta)\/batches\/([^/:]+)$/, 'getBatch'],
  [/^POST \/(v1beta)\/batches\/([^/:]+):cancel$/, 'cancelBatch'],
  [/^DELETE \/(v1beta)\/batches\/([^/:]+)$/, 'deleteBatch'],
]

/** What a request is for; undefined where Google has nothing at that address. */
export function routeOf(method: string, path: string): Route | undefined {
  for (const [pattern, operation] of routes) {
    const [, version, name = ''] = pattern.exec(`${method} ${path}`) ?? []
    if (version === 'v1' || version === 'v1beta')
      return { operation, version, name: decodeURIComponent(name) }
  }
  return undefined
}

export function isSpeech(operation: Operation | undefined): boolean {
  return operation === 'generateContent' || operation === 'streamGenerateContent'
}
