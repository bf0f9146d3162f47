import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyFilesBeside } from '../../../src/main/key/key-file.ts'
import { createKeyService, type KeyServiceOptions } from '../../../src/main/key/key-service.ts'
import type { Keychain } from '../../../src/main/key/keychain.ts'
import { openNodeWriter } from '../../../src/main/settings/open-node-writer.ts'
import { openSettings } from '../../../src/main/settings/open-settings.ts'
import { StudioError, type ErrorCode } from '../../../src/shared/studio-error.ts'
import { findCanary } from '../../helpers/find-canary.ts'
import { memoryKeychain } from '../../helpers/memory-keychain.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const first = 'FIRST-key-of-a-test-0123456789-aaaa'
const second = 'SECOND-key-of-a-test-0123456789-bbbb'
const third = 'THIRD-key-of-a-test-0123456789-cccc'

const away = new StudioError('keychain-unavailable', 'The keychain is away.')
const noKeychain: Keychain = {
  read: () => Promise.reject(away),
  write: () => Promise.reject(away),
  remove: () => Promise.reject(away),
}

/** A service over a folder of its own, whose Google says of each key what `google` has for it. */
function serviceWith(
  options: Partial<KeyServiceOptions> = {},
  google: Readonly<Record<string, ErrorCode>> = {},
) {
  const folder = temporaryFolder()
  const library = join(folder, 'Castwright')
  mkdirSync(library)
  const settings = () =>
    openSettings({
      path: join(folder, 'settings.json'),
      clock: () => new Date(0),
      openWriter: openNodeWriter,
    })
  const asked: string[] = []
  const hidden: string[] = []
  const untested: string[] = []
  const parts: KeyServiceOptions = {
    keychain: memoryKeychain(),
    async test(key) {
      asked.push(key)
      const code = google[key]
      if (code !== undefined) throw new StudioError(code, 'What Google says.')
    },
    variables: [],
    envFiles: () => keyFilesBeside(library),
    settings: settings(),
    hide: (key) => void hidden.push(key),
    onUntested: (trouble) => void untested.push(trouble.code),
    ...options,
  }
  return {
    service: createKeyService(parts),
    again: () => createKeyService({ ...parts, settings: settings() }),
    folder,
    library,
    asked,
    hidden,
    untested,
  }
}

const none = { key: { kind: 'none' }, offers: [] }
const kept = (key: string, where: 'keychain' | 'memory' = 'keychain') => ({
  key: { kind: 'kept', where, ending: key.slice(-4) },
  offers: [],
})

test('a key is tested, kept, replaced, told by its last four characters, and removed', async () => {
  const { service, asked } = serviceWith()
  expect(await service.state()).toEqual(none)
  expect(await service.reveal()).toBeUndefined()
  await service.set(` "${first}"\n`)
  expect(await service.state()).toEqual(kept(first))
  await service.set(second)
  expect(await service.state()).toEqual(kept(second))
  expect(await service.reveal()).toBe(second)
  expect(asked).toEqual([first, second])
  await service.remove()
  expect(await service.state()).toEqual(none)
  await service.remove()
})

test.each(['key-invalid', 'key-leaked', 'key-forbidden', 'cancelled'] as const)(
  'a key is not kept when Google answers %s; the one before stays',
  async (code) => {
    const { service, untested } = serviceWith({ keychain: memoryKeychain(first) }, { [second]: code })
    await expect(service.set(second)).rejects.toMatchObject({ code })
    expect(await service.reveal()).toBe(first)
    expect(untested).toEqual([])
  },
)

test.each(['no-network', 'server-trouble', 'proxy-answered', 'rate-limited', 'engine-timeout'] as const)(
  'a key is kept when Google could not be asked (%s), and that is told',
  async (code) => {
    const { service, untested } = serviceWith({ keychain: memoryKeychain(first) }, { [second]: code })
    await service.set(second)
    expect(await service.reveal()).toBe(second)
    expect(untested).toEqual([code])
  },
)

test('what is no key is refused before Google or the keychain hears of it', async () => {
  const { service, asked } = serviceWith({ keychain: memoryKeychain(first) })
  await expect(service.set('not a key at all, is it')).rejects.toMatchObject({ code: 'key-invalid' })
  expect(asked).toEqual([])
  expect(await service.reveal()).toBe(first)
})

test('a fault of the test is no trouble with the network', async () => {
  const { service } = serviceWith({ test: () => Promise.reject(new TypeError('a bug')) })
  await expect(service.set(first)).rejects.toThrow('a bug')
  expect(await service.state()).toEqual(none)
})

test('without a keychain a key lasts for this run and is written nowhere', async () => {
  const { service, again, folder } = serviceWith({ keychain: noKeychain })
  const keychainProblem = away.message
  expect(await service.state()).toEqual({ ...none, keychainProblem })
  await expect(service.reveal()).rejects.toBe(away)
  await service.set(first)
  expect(await service.state()).toEqual({ ...kept(first, 'memory'), keychainProblem })
  expect(await service.reveal()).toBe(first)
  expect(findCanary([folder], first)).toEqual([])
  expect(await again().state()).toEqual({ ...none, keychainProblem })
  await service.remove()
  expect(await service.state()).toEqual({ ...none, keychainProblem })
  await expect(service.remove()).rejects.toBe(away)
})

test('a keychain that can be used again has the next key', async () => {
  const real = memoryKeychain()
  let isAway = true
  const keychain: Keychain = {
    read: () => (isAway ? noKeychain : real).read(),
    write: (key) => (isAway ? noKeychain : real).write(key),
    remove: () => (isAway ? noKeychain : real).remove(),
  }
  const { service } = serviceWith({ keychain })
  await service.set(first)
  isAway = false
  expect(await service.state()).toMatchObject({ key: { where: 'memory' } })
  await service.set(second)
  expect(await service.state()).toEqual(kept(second))
  expect(await real.read()).toBe(second)
})

test('keys that are found are offered in their order, each once, and none is used by itself', async () => {
  const { service, library, asked } = serviceWith({
    variables: [
      { place: 'GEMINI_API_KEY', text: first },
      { place: 'GOOGLE_API_KEY', text: ` ${second} ` },
    ],
  })
  writeFileSync(join(library, '.env'), `GEMINI_API_KEY=${first}\n`)
  expect((await service.state()).offers).toEqual([
    { place: 'GEMINI_API_KEY', ending: 'aaaa' },
    { place: 'GOOGLE_API_KEY', ending: 'bbbb' },
  ])
  writeFileSync(join(library, '..', '.env'), `GOOGLE_API_KEY=${third}\n`)
  expect((await service.state()).offers).toHaveLength(3)
  expect(await service.reveal()).toBeUndefined()
  expect(asked).toEqual([])
})

test('a key that is taken over is tested and kept, and offered no more', async () => {
  const { service, asked, library } = serviceWith(
    { variables: [{ place: 'GEMINI_API_KEY', text: first }] },
    { [first]: 'key-invalid' },
  )
  writeFileSync(join(library, '.env'), `GEMINI_API_KEY=${second}\n`)
  await expect(service.importKey('GEMINI_API_KEY')).rejects.toMatchObject({ code: 'key-invalid' })
  await service.importKey('.env')
  expect(asked).toEqual([first, second])
  expect(await service.state()).toEqual({
    ...kept(second),
    offers: [{ place: 'GEMINI_API_KEY', ending: 'aaaa' }],
  })
  rmSync(join(library, '.env'))
  await expect(service.importKey('.env')).rejects.toMatchObject({ code: 'key-missing' })
  expect(await service.reveal()).toBe(second)
})

test('a key that is not wanted is not offered again, by no other name and in no later run', async () => {
  const { service, again } = serviceWith({
    variables: [
      { place: 'GEMINI_API_KEY', text: first },
      { place: 'GOOGLE_API_KEY', text: first },
    ],
  })
  await service.decline('GEMINI_API_KEY')
  expect(await service.state()).toEqual(none)
  expect(await again().state()).toEqual(none)
})

test('what is no key is not offered', async () => {
  const { service } = serviceWith({
    variables: [
      { place: 'GEMINI_API_KEY', text: 'your-gemini-api-key' },
      { place: 'GOOGLE_API_KEY', text: 'a b' },
    ],
  })
  expect(await service.state()).toEqual(none)
})

test('every key is hidden from the log before it is sent or kept', async () => {
  const order: string[] = []
  const { service } = serviceWith({
    variables: [{ place: 'GEMINI_API_KEY', text: second }],
    keychain: { ...memoryKeychain(), write: async (key) => void order.push(`keep ${key}`) },
    test: async (key) => void order.push(`test ${key}`),
    hide: (key) => void order.push(`hide ${key}`),
  })
  await service.set(first)
  expect(order).toEqual([`hide ${first}`, `test ${first}`, `keep ${first}`])
  await service.state()
  expect(order).toContain(`hide ${second}`)
})

test('changes that are asked for at once are made one after the other', async () => {
  const { service, asked } = serviceWith()
  await Promise.all([service.set(first), service.remove(), service.set(second), service.set(third)])
  expect(asked).toEqual([first, second, third])
  expect(await service.reveal()).toBe(third)
})

test('a state has no more of a key than its ending', async () => {
  const { service, library } = serviceWith({
    keychain: memoryKeychain(first),
    variables: [{ place: 'GEMINI_API_KEY', text: second }],
  })
  writeFileSync(join(library, '.env'), `GEMINI_API_KEY=${third}`)
  const told = JSON.stringify(await service.state())
  for (const key of [first, second, third]) {
    expect(told).toContain(key.slice(-4))
    expect(told).not.toContain(key.slice(-5))
  }
})
