import { expect, test } from 'vitest'
import { createKeychain, type NativeKeychain } from '../../../src/main/key/keychain.ts'
import { containing } from '../../helpers/matchers.ts'

const key = 'NATIVE-key-of-a-test-0123456789'

function native(parts: Partial<NativeKeychain> = {}): NativeKeychain {
  return {
    getPassword: async () => null,
    setPassword: async () => undefined,
    deletePassword: async () => false,
    ...parts,
  }
}

const unavailable = (sentence: string) => ({ code: 'keychain-unavailable', message: containing(sentence) })

const name = (service: string, account: string) => `${service}/${account}`

test('one entry, under the name of the program', async () => {
  const entries = new Map<string, string>()
  const keychain = createKeychain({
    load: async () => ({
      getPassword: async (service, account) => entries.get(name(service, account)) ?? null,
      setPassword: async (service, account, password) => void entries.set(name(service, account), password),
      deletePassword: async (service, account) => entries.delete(name(service, account)),
    }),
  })
  expect(await keychain.read()).toBeUndefined()
  await keychain.write(key)
  expect([...entries]).toEqual([['Castwright/gemini-api-key', key]])
  expect(await keychain.read()).toBe(key)
  await keychain.remove()
  await keychain.remove()
  expect(await keychain.read()).toBeUndefined()
})

test.each([
  ['linux', 'the library libsecret is not installed'],
  ['win32', 'could not be loaded'],
] as const)('on %s, a keychain that cannot be loaded is told', async (platform, sentence) => {
  const notLoaded = new Error('Failed to load keytar native addon')
  const keychain = createKeychain({ load: () => Promise.reject(notLoaded), platform })
  await expect(keychain.read()).rejects.toMatchObject(unavailable(sentence))
  await expect(keychain.write(key)).rejects.toMatchObject(unavailable(sentence))
})

test.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'there is no session bus (D-Bus) here.'],
  [
    'The name org.freedesktop.secrets was not provided by any .service files',
    'no keychain service is running',
  ],
  ['Cannot create an item in a locked collection', 'it is locked.'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'it has no keyring yet'],
  ['Timeout was reached', 'it did not answer.'],
  ['Der Schlüsselbund ist kaputt', 'it says "Der Schlüsselbund ist kaputt".'],
])('what a keychain says is put plainly: %s', async (said, sentence) => {
  const keychain = createKeychain({
    load: async () => native({ setPassword: () => Promise.reject(new Error(said)) }),
  })
  await expect(keychain.write(key)).rejects.toMatchObject(unavailable(sentence))
})
