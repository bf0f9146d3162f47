import { expect, test } from 'vitest'
import { createKeyService } from '../../../src/main/key/key-service.ts'
import type { Keychain } from '../../../src/main/key/keychain.ts'
import { createGeminiService } from '../../../src/main/services/gemini-service.ts'
import { studioWithKey } from '../../../src/main/services/studio-with-key.ts'
import { defaultTarget } from '../../../src/main/studio/master-spoken.ts'
import type { GeminiAccess } from '../../../src/main/studio/worker/studio-calls.ts'
import type { StudioClient } from '../../../src/main/studio/worker/studio-client.ts'
import type { Proxy } from '../../../src/main/network/find-proxy.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'

const key = 'AIzaSy-of-the-test-0123456789-abcd'

const spokenByGemini = { id: 'gemini', model: 'gemini-3.8-flash-tts', mode: 'flow' } as const

const silent: StudioClient = {
  call: () => Promise.reject(new Error('Nothing is offered here.')),
  configure: () => undefined,
  close: async () => undefined,
}

/** The service with a worker that only notes what it is given. `read` is the keychain. */
function open(read: () => Promise<string | undefined>) {
  let proxy: Proxy | undefined
  const given: GeminiAccess[] = []
  const settings = memorySettings()
  let reads = 0
  const keychain: Keychain = {
    read() {
      reads += 1
      return read()
    },
    write: async () => undefined,
    remove: async () => undefined,
  }
  const studio: StudioClient = { ...silent, configure: (access) => void given.push(access) }
  const gemini = createGeminiService({
    data: '/nowhere',
    studio,
    settings,
    findProxy: async () => proxy,
    openKeys: (onUntested) =>
      createKeyService({
        keychain,
        test: async () => undefined,
        variables: [],
        envFiles: () => [],
        settings,
        onUntested,
      }),
  })
  const beBehind = (next: Proxy | undefined) => (proxy = next)
  return { gemini, settings, given, reads: () => reads, beBehind }
}

test('changed settings reach the worker, and the keychain is left alone', async () => {
  const { gemini, settings, given, reads } = open(async () => key)
  settings.set({ budgetPerDay: 1 })
  expect([given, reads()]).toEqual([[], 0])
  await gemini.ready('once')
  settings.set({ budgetPerDay: 2 })
  settings.set({ scriptZoom: 110 })
  expect(given.map(({ budgets }) => budgets.perDay)).toEqual([1, 2, 2])
  expect(given.map((access) => access.key)).toEqual([key, key, key])
  expect(reads()).toBe(1)
})

test('a key that turns up later, is replaced or removed outside is what the worker speaks with once it is shown', async () => {
  let kept: string | undefined
  const { gemini, given } = open(async () => kept)
  await gemini.ready('once')
  for (const next of [key, key.replace('abcd', 'efgh'), undefined]) {
    kept = next
    await expect(gemini.askKeychain()).rejects.toThrow('Nothing is offered')
    expect(given.at(-1)?.key).toBe(next)
  }
  const times = given.length
  await expect(gemini.state()).rejects.toThrow('Nothing is offered')
  expect(given).toHaveLength(times)
})

test('a fault while the key is read is told to whoever waits, and the next one tries again', async () => {
  let isBroken = true
  const { gemini, given } = open(async () => {
    if (isBroken) throw new Error('A fault')
    return key
  })
  await expect(gemini.ready('once')).rejects.toThrow('A fault')
  isBroken = false
  await gemini.ready('once')
  expect(given.map((access) => access.key)).toEqual([key])
})

test.each(['no key', 'a problem'])(
  'a keychain that gave %s is asked again for what is to be spoken or shown, and for no plan',
  async (first) => {
    let isLocked = true
    const { gemini, given, reads } = open(async () => {
      if (!isLocked) return key
      if (first === 'no key') return undefined
      throw new StudioError('keychain-unavailable', 'It is locked.')
    })
    const studio = studioWithKey({ ...silent, call: () => Promise.reject(new Error('Asked')) }, gemini)
    const place = { library: '/l', folder: '/f', data: '/d', target: defaultTarget, engine: spokenByGemini }
    const sentence = { data: '/d', engine: spokenByGemini, voice: 'Leda', text: 'Hello.' }
    const plan = () => expect(studio.call('plan', place)).rejects.toThrow('Asked')

    await Promise.all([plan(), plan(), expect(gemini.state()).rejects.toThrow('Nothing is offered')])
    for (let time = 0; time < 3; time++) {
      await plan()
      await expect(gemini.state()).rejects.toThrow('Nothing is offered')
      await expect(studio.call('previews', sentence)).rejects.toThrow('Asked')
    }
    expect(reads()).toBe(1)

    await expect(studio.call('render', place)).rejects.toThrow('Asked')
    await expect(studio.call('preview', sentence)).rejects.toThrow('Asked')
    await expect(gemini.testKey()).rejects.toThrow('Nothing is offered')
    await expect(gemini.askKeychain()).rejects.toThrow('Nothing is offered')
    expect([reads(), given.at(-1)?.key]).toEqual([5, undefined])

    isLocked = false
    await expect(studio.call('render', place)).rejects.toThrow('Asked')
    await expect(studio.call('render', place)).rejects.toThrow('Asked')
    expect([reads(), given.at(-1)?.key]).toEqual([6, key])
  },
)

test('the keychain is asked once when Settings are the first to want it', async () => {
  const { gemini, reads } = open(async () => key)
  const asked = [gemini.state(), gemini.askKeychain()]
  for (const one of asked) await expect(one).rejects.toThrow('Nothing is offered')
  expect(reads()).toBe(1)
})

test('the worker is told the proxy of the network as it is now, before anything goes out', async () => {
  const { gemini, settings, given, beBehind } = open(async () => key)
  const first = { address: 'http://first:1/', except: '' }
  const second = { address: 'http://second:1/', except: '' }
  const studio = studioWithKey(silent, gemini)
  const sentence = { data: '/d', engine: spokenByGemini, voice: 'Leda', text: 'Hello.' }
  const speak = () => expect(studio.call('preview', sentence)).rejects.toThrow('Nothing is offered')

  beBehind(first)
  // A new key is tried before the worker has been given any.
  await expect(gemini.setKey(key)).rejects.toThrow('Nothing is offered')
  expect(given.map((access) => [access.key, access.proxy])).toEqual([
    [undefined, first],
    [key, first],
  ])
  await speak()
  expect(given).toHaveLength(2)
  beBehind(second)
  await speak()
  expect([given.length, given.at(-1)]).toEqual([3, { ...given[1], proxy: second }])
  settings.set({ budgetPerDay: 2 })
  expect(given.at(-1)?.proxy).toEqual(second)
  beBehind(undefined)
  await speak()
  expect(given.at(-1)?.proxy).toBeUndefined()
})
