import { isDeepStrictEqual } from 'node:util'
import type { GeminiService } from '../ipc/window-services.ts'
import { isStudioError, type StudioError } from '../../shared/studio-error.ts'
import { googleAddress } from '../engines/gemini/check-address.ts'
import { endingOf } from '../key/clean-key.ts'
import type { KeyService } from '../key/key-service.ts'
import type { Proxy } from '../network/find-proxy.ts'
import type { Settings } from '../settings/settings.ts'
import type { GeminiAccess, GeminiOffer } from '../studio/worker/studio-calls.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'
import { createListeners } from './listeners.ts'

type Access = Pick<GeminiAccess, 'key' | 'problem'>
type GeminiState = Awaited<ReturnType<GeminiService['state']>>

export type GeminiServiceOptions = {
  readonly data: string
  readonly studio: StudioClient
  /** Makes the key service, given who hears why a key that is kept could not be tried. */
  readonly openKeys: (onUntested: (trouble: StudioError) => void) => KeyService
  readonly settings: Settings
  /** The proxy through which this computer reaches an address of Google's or in its place. */
  readonly findProxy: (address: string) => Promise<Proxy | undefined>
}

export type GeminiHost = GeminiService & {
  /**
   * Resolves when the worker has the key. The keychain is not opened before somebody needs it; one that gave no key is
   * asked once more for `again`.
   */
  readonly ready: (ask: 'once' | 'again') => Promise<void>
  /** Resolves when the worker knows how this network, as it is now, reaches Google. */
  readonly findWay: () => Promise<void>
  /** Tells whoever listens how things are now. */
  readonly refresh: () => Promise<void>
}

/** The key, models, prices and spending of Gemini. Gives the studio's worker the key whenever it changes. */
export function createGeminiService(options: GeminiServiceOptions): GeminiHost {
  const { data, studio, openKeys, settings } = options
  const changes = createListeners<GeminiState>()
  const untested: StudioError[] = []
  const keys = openKeys((why) => untested.push(why))
  const model = () => settings.get().geminiModel
  let configured: Promise<void> | undefined
  let asking = 0
  /** What the worker was given last. */
  let given: Access | undefined
  let proxy: Proxy | undefined

  const tellWorker = (access: Access) => {
    const { geminiAddress: address, budgetPerEpisode: perEpisode, budgetPerDay: perDay } = settings.get()
    studio.configure({ ...access, address, proxy, budgets: { perEpisode, perDay } })
  }
  const give = (access: Access) => {
    given = access
    tellWorker(access)
  }
  const findWay = async () => {
    // Each time: a computer is carried from one network to another.
    const found = await options.findProxy(settings.get().geminiAddress ?? googleAddress)
    if (isDeepStrictEqual(found, proxy)) return
    proxy = found
    tellWorker(given ?? {})
  }
  const configure = () => {
    const begun = revealed(keys).then(give)
    configured = begun
    asking += 1
    begun
      // What went wrong is told to whoever waits; the next one tries again.
      .catch(() => {
        if (configured === begun) configured = undefined
      })
      .finally(() => {
        asking -= 1
      })
    return begun
  }
  const ready = (ask: 'once' | 'again') => {
    // A keychain that was locked may be open by now.
    const isOld = ask === 'again' && asking === 0 && given?.key === undefined
    if (isOld) keys.forget()
    return configured === undefined || isOld ? configure() : configured
  }
  settings.onChange(() => {
    if (given !== undefined) give(given)
  })

  const stateWith = async (offer: Promise<GeminiOffer>): Promise<GeminiState> => {
    const [known, own] = await Promise.all([offer, keys.state()])
    return { ...known, ...own }
  }
  const state = async (): Promise<GeminiState> => {
    const own = await keys.state()
    // The keychain was unlocked, or changed from outside: what is shown is what the worker speaks with.
    if (own.keychainProblem === undefined && given !== undefined && !isSame(own.key, given)) await configure()
    return { ...(await studio.call('offer', { data, model: model() })), ...own }
  }
  const tell = async (next: Promise<GeminiState>) => {
    const now = await next
    changes.tell(now)
    return now
  }
  const afterKey = async (change: () => Promise<void>) => {
    untested.length = 0
    await findWay()
    await change()
    await configure()
    const now = await tell(state())
    const [why] = untested
    return why === undefined ? now : { ...now, trouble: { code: why.code, message: why.message } }
  }
  const askGoogle = async () => {
    keys.forget()
    await Promise.all([configure(), findWay()])
    return tell(stateWith(studio.call('testKey', { data, model: model() })))
  }

  return {
    ready,
    findWay,
    refresh: async () => void (await tell(state())),
    state,
    askKeychain() {
      keys.forget()
      return tell(state())
    },
    setKey: (key) => afterKey(() => keys.set(key)),
    testKey: askGoogle,
    async removeKey() {
      await keys.remove()
      await configure()
      return tell(state())
    },
    importKey: (place) => afterKey(() => keys.importKey(place)),
    async declineImport(place) {
      await keys.decline(place)
      return tell(state())
    },
    refreshModels: askGoogle,
    setPrices: (rows) => tell(stateWith(studio.call('setPrices', { data, model: model(), rows }))),
    spending: (episode) => studio.call('spending', { data, ...(episode === undefined ? {} : { episode }) }),
    onChange: changes.listen,
  }
}

/** The key for the worker, or why there is none. */
async function revealed(keys: KeyService): Promise<Access> {
  try {
    return { key: await keys.reveal() }
  } catch (error) {
    if (!isStudioError(error)) throw error
    return { problem: { code: error.code, message: error.message } }
  }
}

function isSame(shown: GeminiState['key'], { key }: Access): boolean {
  const ending = shown.kind === 'kept' ? shown.ending : undefined
  return ending === (key === undefined ? undefined : endingOf(key))
}
