import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { z } from 'zod'
import { estimateWall } from '../../core/estimate/estimate-wall.ts'
import { modelWarning } from '../../core/gemini/model-warning.ts'
import { costAt } from '../../core/price/cost-of.ts'
import { pacificDay } from '../../core/price/pacific-day.ts'
import { priceToExpect } from '../../core/price/price-on.ts'
import { priceShare, type Service } from '../../core/gemini/service.ts'
import type { geminiMode, priceRow, voicePage, voiceQuery } from '../../shared/ipc/shapes.ts'
import type { EngineInUse } from '../engines/engine-in-use.ts'
import type { Connection } from '../engines/gemini/connection.ts'
import { openBatchBook, type OpenBatch } from '../engines/gemini/batch/batch-book.ts'
import { createGeminiEngine } from '../engines/gemini/gemini-engine.ts'
import { createServiceMemory } from '../engines/gemini/service-memory.ts'
import { listSpeechModels } from '../engines/gemini/list-models.ts'
import type { VoiceLibrary } from '../engines/gemini/voice-library.ts'
import { openAccounts, type Accounts } from '../ledger/open-accounts.ts'
import { openPrices } from '../ledger/price-file.ts'
import type { Spending } from '../ledger/spending.ts'
import { createLimiters } from '../limiter/create-limiters.ts'
import { keyId } from '../limiter/key-id.ts'
import { setRealTimer } from '../limiter/set-timer.ts'
import { obstacleToGemini } from './gemini-obstacle.ts'
import { openModelList } from './model-list.ts'
import type { SpeechEngine } from '../engines/speech-engine.ts'
import type { GeminiAccess, GeminiOffer } from './worker/studio-calls.ts'

/** Everything of Gemini that one process shares: the books, the pace, the prices, the models, the voices. */
export interface GeminiDesk {
  readonly inUse: (model: string, mode: GeminiMode, service?: ServiceChoice) => EngineInUse
  /** The batches that are on their way, of all keys. */
  readonly batches: () => Promise<readonly OpenBatch[]>
  /** What is offered, as far as it is known without asking; whether the day of `model` is used up. */
  readonly offer: (model: string) => GeminiOffer
  /** Asks Google for its models with this key, or with the one in use. Throws what Google says of the key. */
  readonly testKey: (
    other: Pick<GeminiAccess, 'key' | 'address'> | undefined,
    model: string,
    signal: AbortSignal,
  ) => Promise<GeminiOffer>
  readonly searchVoices: (
    query: z.output<typeof voiceQuery>,
    signal: AbortSignal,
  ) => Promise<z.output<typeof voicePage>>
  /** null: the prices that come with the program. */
  readonly setPrices: (rows: readonly z.output<typeof priceRow>[] | null, model: string) => GeminiOffer
  readonly spending: (episode: string | undefined) => Spending
  /** The renders that are to be made: they lie in the same database. */
  readonly queue: Accounts['queue']
  /** What was wrong with the files when they were opened, in sentences for the log. */
  readonly notices: () => readonly string[]
  readonly close: () => Promise<void>
}

export type OpenGeminiDesk = {
  /** Folder of this machine's own data. */
  readonly data: string
  /** Folder of the files that come with the program. */
  readonly resources: string
  readonly clock: () => Date
  /** Google's extended library of voices, as far as it is known here. */
  readonly voices: VoiceLibrary
  /** As it is now: the key may be changed while the program runs. */
  readonly access: () => GeminiAccess
  /** How many requests may be under way at once; the limiter may allow fewer. */
  readonly concurrency?: number
}

type GeminiMode = z.output<typeof geminiMode>

/** What may be asked for at half the price; `deadline`: hours after which a batch is given up. */
export type ServiceChoice = { readonly service?: Service | undefined; readonly deadline?: number | undefined }

/** Seconds that one request for speech, or for a list, may take. */
const SPEECH_TIMEOUT = 240
const LIST_TIMEOUT = 30
/** Google's guide asks to give flex ten minutes at least. */
const FLEX_TIMEOUT = 900
/** Hours: Google's own aim for a batch. */
const USUAL_DEADLINE = 24
const CONCURRENCY = 8

/** Opens what Gemini needs. Throws StudioError where the ledger cannot be read. */
export async function openGeminiDesk(options: OpenGeminiDesk): Promise<GeminiDesk> {
  const { data, resources, clock, access, voices, concurrency = CONCURRENCY } = options
  const prices = openPrices({ resources, data, clock })
  const accounts = await openAccounts({
    data,
    clock,
    budgets: () => ({ perEpisode: undefined, perDay: undefined, ...access().budgets }),
  })
  const limiters = createLimiters({
    store: accounts.limiterMemory,
    clock,
    setTimer: setRealTimer,
    mostAtOnce: concurrency,
  })
  const models = openModelList(data, clock)
  const book = openBatchBook(join(data, 'batches'))

  const connection = ({ key, address }: Pick<GeminiAccess, 'key' | 'address'> = access()): Connection => {
    return { apiKey: key ?? '', baseUrl: address, proxy: access().proxy, timeout: LIST_TIMEOUT }
  }
  const priceOf = (model: string, tokensIn: number, tokensOut: number, service: Service): number => {
    const price = priceToExpect(prices.table(), model, pacificDay(clock()))
    return price === undefined ? 0 : priceShare(service) * costAt(price, { tokensIn, tokensOut })
  }
  const limiterOf = (model: string) => limiters.limiterFor(access().key ?? '', model)
  const offer = (model: string): GeminiOffer => {
    const { at, models: listed } = models.known()
    const today = clock().toISOString().slice(0, 10)
    const { dated, isEdited, rows } = prices.state()
    const { stoppedUntil: stopped } = limiterOf(model).pace()
    return {
      models: listed.map(({ id, title }) => {
        const warning = modelWarning(id, today)
        return warning === undefined ? { id, title } : { id, title, warning }
      }),
      ...(at === undefined ? {} : { modelsFrom: at }),
      prices: { dated, isEdited, rows: [...rows] },
      ...(stopped === undefined ? {} : { stoppedUntil: stopped.toISOString() }),
    }
  }

  return {
    inUse(model, mode, { service = 'standard', deadline = USUAL_DEADLINE } = {}) {
      const limiter = limiterOf(model)
      const owner = keyId(access().key ?? '')
      const memory = createServiceMemory({ store: accounts.limiterMemory, keyId: owner, model, clock })
      const engine = createGeminiEngine({
        apiKey: access().key ?? '',
        model,
        baseUrl: access().address,
        proxy: access().proxy,
        limiter,
        books: accounts.books,
        rates: accounts.rates,
        priceOf,
        halfPrice: {
          wanted: service,
          hours: deadline,
          flexTimeout: FLEX_TIMEOUT,
          memory,
          book,
          keyId: owner,
        },
        knownVoices: () => voices.known().map(({ name }) => name),
        clock,
        random: Math.random,
        wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
        timeout: SPEECH_TIMEOUT,
        concurrency,
      })
      return {
        engine: mode === 'lines' ? lineByLine(engine) : engine,
        model,
        ...(service !== 'standard' && memory.isExpected(service) ? { service, deadline } : {}),
        waitFor(estimates) {
          const pace = limiter.pace()
          const rates = accounts.rates()
          const latency = (seconds: number) => rates.latency(model, seconds)
          return estimateWall({ ...pace, requests: estimates, latency })
        },
        obstacleTo: (cost, episode) =>
          obstacleToGemini({
            access: access(),
            model,
            stoppedUntil: limiter.pace().stoppedUntil,
            spending: accounts.spending(episode),
            cost,
            now: clock(),
          }),
      }
    },
    batches: book.all,
    offer,
    async testKey(other, model, signal) {
      await models.keep(await listSpeechModels(connection(other), clock, signal))
      return offer(model)
    },
    async searchVoices(query, signal) {
      const { voices: found, nextPage } = await voices.search(query, connection(), signal)
      return { voices: [...found], ...(nextPage === undefined ? {} : { nextPage }) }
    },
    setPrices(rows, model) {
      prices.set(rows)
      return offer(model)
    },
    spending: (episode) => accounts.spending(episode),
    queue: accounts.queue,
    notices() {
      const { unreadable } = accounts.passedOver()
      const damaged = unreadable === 0 ? [] : [`The ledger has ${unreadable} lines that cannot be read.`]
      return [...accounts.notices(), ...damaged, ...[prices.notice() ?? []].flat()]
    },
    async close() {
      limiters.close()
      await accounts.close()
    },
  }
}

/** An engine that is asked for one line at a time. */
function lineByLine(engine: SpeechEngine): SpeechEngine {
  return { ...engine, limits: () => ({ ...engine.limits(), turnsPerRequest: 1 }) }
}
