import { expect, test } from 'vitest'
import { createKeyService } from '../../../src/main/key/key-service.ts'
import type { Keychain } from '../../../src/main/key/keychain.ts'
import { createGeminiService } from '../../../src/main/services/gemini-service.ts'
import type { GeminiAccess } from '../../../src/main/studio/worker/studio-calls.ts'
import type { StudioClient } from '../../../src/main/studio/worker/studio-client.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'

const key = 'AIzaSy-of-the-test-0123456789-abcd'

/** The service with a worker that only notes what it is given. `read` is the keychain. */
function open(read: () => Promise<string | undefined>) {
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
  const studio: StudioClient = {
    call: () => Promise.reject(new Error('Nothing is offered here.')),
    configure: (access) => void given.push(access),
    close: async () => undefined,
  }
  const gemini = createGeminiService({
    data: '/nowhere',
    studio,
    settings,
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
  return { gemini, settings, given, reads: () => reads }
}

test('changed settings reach the worker, and the keychain is left alone', async () => {
  const { gemini, settings, given, reads } = open(async () => key)
  settings.set({ budgetPerDay: 1 })
  expect([given, reads()]).toEqual([[], 0])
  await gemini.ready()
  settings.set({ budgetPerDay: 2 })
  settings.set({ scriptZoom: 110 })
  expect(given.map(({ budgets }) => budgets.perDay)).toEqual([1, 2, 2])
  expect(given.map((access) => access.key)).toEqual([key, key, key])
  expect(reads()).toBe(1)
})

test('a key that turns up later, is replaced or removed outside is what the worker speaks with once it is shown', async () => {
  let kept: string | undefined
  const { gemini, given } = open(async () => kept)
  await gemini.ready()
  for (const next of [key, key.replace('abcd', 'efgh'), undefined]) {
    kept = next
    await expect(gemini.state()).rejects.toThrow('Nothing is offered')
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
  await expect(gemini.ready()).rejects.toThrow('A fault')
  isBroken = false
  await gemini.ready()
  expect(given.map((access) => access.key)).toEqual([key])
})
