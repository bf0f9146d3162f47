import type * as GoogleLibrary from '@google/genai'
import type { SpeechRequest } from '../../../core/gemini/speech-request.ts'
import { barsWay } from '../../network/find-proxy.ts'
import { trustSystem } from '../../network/trust-system.ts'
import { CallFailure, type Failure } from './call-failure.ts'
import { carefulFetch } from './careful-fetch.ts'
import { checkAddress, googleAddress } from './check-address.ts'
import type { Connection } from './connection.ts'
import { ensureKey } from './connection.ts'
import { networkCode, socksCode } from './network-code.ts'
import { patientFetch } from './patient-fetch.ts'
import { withoutVariables } from './without-variables.ts'
import { writableSettings } from './writable-settings.ts'

/** What is asked of Google. Answers are as they came and not to be trusted. All throw CallFailure. */
export interface GoogleClient {
  readonly generate: (model: string, request: SpeechRequest, signal: AbortSignal) => Promise<unknown>
  /** Models, `pageSize` at a time, `pages` times at most. */
  readonly models: (size: { pageSize: number; pages: number }, signal: AbortSignal) => Promise<unknown[]>
  readonly voices: (query: VoiceListQuery, signal: AbortSignal) => Promise<unknown>
  /** Asks for many answers within a day. Each request is told again by its key beside its answer. */
  readonly createBatch: (order: BatchOrder, signal: AbortSignal) => Promise<unknown>
  /** `name`: such as batches/abc123. */
  readonly batch: (name: string, signal: AbortSignal) => Promise<unknown>
  /** A page of the batches of this key; `next` is the token of the page after it. */
  readonly batches: (
    page: { pageSize: number; pageToken: string | undefined },
    signal: AbortSignal,
  ) => Promise<{ readonly batches: readonly unknown[]; readonly next: string | undefined }>
  readonly cancelBatch: (name: string, signal: AbortSignal) => Promise<void>
}

export type BatchOrder = {
  readonly model: string
  /** By which it is found again among all batches. */
  readonly displayName: string
  readonly requests: readonly { readonly key: string; readonly request: SpeechRequest }[]
}

/** GET /v1beta/voices (ai.google.dev/api/voices). */
export type VoiceListQuery = {
  readonly search: string | undefined
  readonly languages: readonly string[]
  readonly gender: string | undefined
  readonly pageSize: number
  readonly pageToken: string | undefined
}

/**
 * Opens Google's own library with everything stated, so that nothing is taken from the environment: the version of the
 * interface that can speak, the address, no retries, a time limit that is ours. The library is loaded at the first call.
 * Throws StudioError: key-missing, key-invalid, address-refused.
 */
export function createGoogleClient(connection: Connection, clock: () => Date): GoogleClient {
  ensureKey(connection.apiKey)
  const baseUrl = connection.baseUrl === undefined ? googleAddress : checkAddress(connection.baseUrl)

  // Kept: what is loaded costs work to ask for again, too.
  let loading: Promise<typeof GoogleLibrary> | undefined
  const library = () => {
    if (loading === undefined && baseUrl.startsWith('https:')) trustSystem()
    return (loading ??= import('@google/genai'))
  }

  async function call<T>(
    signal: AbortSignal,
    ask: (google: GoogleLibrary.GoogleGenAI) => Promise<T>,
  ): Promise<T> {
    if (barsWay(connection.proxy, baseUrl)) throw new CallFailure({ kind: 'network', code: socksCode })
    const { GoogleGenAI } = await library()
    const stop = new AbortController()
    const seen: { failure?: Failure; hasAnswer?: boolean } = {}
    const onAbort = () => {
      seen.failure = { kind: 'cancelled' }
      stop.abort()
    }
    // A timer of our own: the library's tells nobody why it stopped, and lives on after the answer.
    const timer = setTimeout(() => {
      seen.failure = { kind: 'timeout' }
      stop.abort()
    }, connection.timeout * 1000)
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      if (signal.aborted) throw new CallFailure({ kind: 'cancelled' })
      const onAnswer = (failure: Failure | undefined) => {
        if (failure === undefined) seen.hasAnswer = true
        else seen.failure ??= failure
      }
      const reach = connection.service === 'flex' ? patientFetch : fetch
      const google = withoutVariables(process.env, () => {
        return new GoogleGenAI({
          apiKey: connection.apiKey,
          vertexai: false,
          apiVersion: 'v1beta',
          httpOptions: {
            baseUrl,
            fetch: carefulFetch(stop.signal, clock, onAnswer, reach),
            headers: serverTimeout(connection.timeout),
          },
        })
      })
      return await ask(google)
    } catch (error) {
      if (error instanceof CallFailure) throw error
      const failure = seen.failure ?? failureOf(error, seen.hasAnswer === true)
      // What is thrown here tells nothing of the request, so the cause is left behind.
      if (failure !== undefined) throw new CallFailure(failure)
      throw error
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    }
  }

  return {
    generate: (model, { contents: [{ role, parts }], generationConfig }, signal) =>
      call(signal, async (google) => {
        const { ServiceTier } = await library()
        const tier = connection.service === 'flex' ? { serviceTier: ServiceTier.FLEX } : {}
        return google.models.generateContent({
          model,
          contents: [{ role, parts: [...parts] }],
          config: { ...writableSettings(generationConfig), store: false, ...tier },
        })
      }),
    createBatch: ({ model, displayName, requests }, signal) =>
      call(signal, (google) =>
        google.batches.create({
          model,
          src: requests.map(({ key, request: { contents, generationConfig } }) => ({
            contents: contents.map(({ role, parts }) => ({ role, parts: [...parts] })),
            config: { ...writableSettings(generationConfig), store: false },
            metadata: { key },
          })),
          config: { displayName },
        }),
      ),
    batch: (name, signal) => call(signal, (google) => google.batches.get({ name })),
    batches: ({ pageSize, pageToken }, signal) =>
      call(signal, async (google) => {
        const config = { pageSize, ...(pageToken === undefined ? {} : { pageToken }) }
        const { page, params } = await google.batches.list({ config })
        return { batches: page, next: params.config?.pageToken }
      }),
    cancelBatch: (name, signal) => call(signal, (google) => google.batches.cancel({ name })),
    models: ({ pageSize, pages }, signal) =>
      call(signal, async (google) => {
        const pager = await google.models.list({ config: { pageSize } })
        const models: unknown[] = [...pager.page]
        for (let page = 1; page < pages && pager.hasNextPage(); page++)
          models.push(...(await pager.nextPage()))
        return models
      }),
    voices: ({ search, languages, gender, pageSize, pageToken }, signal) =>
      call(signal, (google) =>
        google.voices.list(
          {
            type: ['prebuilt'],
            search,
            language_code: languages.length === 0 ? undefined : [...languages],
            gender: gender === undefined ? undefined : [gender],
            page_size: pageSize,
            page_token: pageToken,
          },
          { retries: { strategy: 'none' } },
        ),
      ),
  }
}

/** Asks Google not to work longer on an answer than it is waited for. */
function serverTimeout(seconds: number): Record<string, string> {
  return { 'X-Server-Timeout': String(Math.ceil(seconds)) }
}

function failureOf(error: unknown, hasAnswer: boolean): Failure | undefined {
  const code = networkCode(error)
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') return { kind: 'timeout' }
  if (code !== undefined) return { kind: 'network', code }
  // The library does not expect anything but a whole answer of the right shape.
  return hasAnswer ? { kind: 'unreadable' } : undefined
}
