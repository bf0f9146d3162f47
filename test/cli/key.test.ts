import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GeminiServer } from '../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../gemini-server/start-gemini-server.ts'
import { createMachine } from '../helpers/command-line.ts'
import { createMachineHere } from '../helpers/command-line-here.ts'
import { canaryIn } from '../helpers/find-canary.ts'
import { openKeyring, whyNoKeyring, whyNoLibsecret } from '../helpers/keyring.ts'
import { containing } from '../helpers/matchers.ts'

const first = 'FIRST-key-of-a-test-0123456789-aaaa'
const second = 'SECOND-key-of-a-test-0123456789-bbbb'

let server: GeminiServer
beforeAll(async () => {
  server = await startGeminiServer({ voice: 'murmur' })
})
afterAll(() => server.close())

/** A machine whose keychain is a real one, or none. */
async function machineWith(keyring: 'unlocked' | 'locked' | 'none') {
  const machine = createMachine()
  const { environment } = await openKeyring(keyring)
  const { HOME: _, ...session } = environment
  const key = (words: string, options: { input?: string; environment?: NodeJS.ProcessEnv } = {}) =>
    machine.run(['key', ...words.split(' ')], {
      ...options,
      environment: { ...session, XDG_CONFIG_HOME: undefined, ...options.environment },
    })
  return { machine, session, key }
}

describe(`with a keyring${whyNoKeyring}`, () => {
  test.skipIf(whyNoKeyring !== '')(
    'a key is set, shown, tested, replaced and removed',
    async () => {
      const { key } = await machineWith('unlocked')
      const at = `--base-url ${server.url}`
      expect(await key(`set ${at}`, { input: `"${first}"\n` })).toEqual({
        code: 0,
        out: 'The key ending in aaaa is kept in the keychain.\n',
        err: 'Asking Google about the key\n',
      })
      expect((await key('show')).out).toBe('The key ending in aaaa, from the keychain.\n')
      expect(JSON.parse((await key('show --json')).out)).toEqual({ from: 'keychain', ending: 'aaaa' })
      expect(await key('show -q')).toEqual({ code: 0, out: 'aaaa\n', err: '' })
      const tested = await key(`test ${at}`)
      expect(tested.out).toContain('The key ending in aaaa, from the keychain, is good.')
      expect(tested.out).toContain('speech has limits of its own')
      expect(JSON.parse((await key(`set ${at} --json`, { input: second })).out)).toEqual({
        where: 'keychain',
        ending: 'bbbb',
        isTested: true,
        trouble: null,
      })
      expect((await key('show')).out).toContain('bbbb')
      expect(await key('remove -q')).toEqual({ code: 0, out: '', err: '' })
      const gone = await key('show')
      expect([gone.code, gone.err]).toEqual([5, containing('There is no key')])
      expect((await key('remove')).code).toBe(0)
    },
    60_000,
  )

  test.skipIf(whyNoKeyring !== '')(
    'a key that Google refuses is not kept, the one before stays',
    async () => {
      const { key } = await machineWith('unlocked')
      await key('set --no-test', { input: first })
      const refused = await key(`set --base-url ${server.url}`, { input: 'leaked-key' })
      expect([refused.code, refused.out]).toEqual([5, ''])
      expect((await key('show -q')).out).toBe('aaaa\n')
    },
  )

  test.skipIf(whyNoKeyring !== '')(
    'a key is kept when Google cannot be asked, and that is said',
    async () => {
      const { key } = await machineWith('unlocked')
      const { code, out, err } = await key('set --base-url http://127.0.0.1:9', { input: first })
      expect([code, out]).toEqual([0, 'The key ending in aaaa is kept in the keychain.\n'])
      expect(err).toContain('Google could not be asked about it:')
      expect((await key('show -q')).out).toBe('aaaa\n')
    },
  )

  test.skipIf(whyNoKeyring !== '')('what goes before the keychain is used first, and said', async () => {
    const { machine, key } = await machineWith('unlocked')
    const environment = { GOOGLE_API_KEY: second }
    const { err } = await key('set --no-test', { input: first, environment })
    expect(err).toContain('GOOGLE_API_KEY is set in the environment and goes before the keychain.')
    expect((await key('show', { environment })).out).toBe('The key ending in bbbb, from GOOGLE_API_KEY.\n')
    writeFileSync(join(machine.folder, '.env'), 'GEMINI_API_KEY=another-key-cccc\n')
    expect((await key('show')).out).toBe('The key ending in cccc, from .env.\n')
    expect((await key('remove', { environment })).err).toContain('GOOGLE_API_KEY is still set')
  })

  test.skipIf(whyNoKeyring !== '')('one that takes no key is told', async () => {
    const { key } = await machineWith('locked')
    const { code, err } = await key('set --no-test', { input: first })
    expect([code, err]).toEqual([5, containing('The keychain of this system cannot be used')])
    expect(err).toContain('Set GEMINI_API_KEY in the environment instead.')
  })

  test.skipIf(whyNoKeyring !== '')('what is no key is refused before it is sent', async () => {
    const { key } = await machineWith('unlocked')
    const before = server.requests.length
    const at = `set --base-url ${server.url}`
    expect((await key(at)).err).toContain('It is empty.')
    expect((await key(at, { input: 'two words of text' })).err).toContain('There is a space in it.')
    expect(server.requests).toHaveLength(before)
  })

  test.skipIf(whyNoKeyring !== '')('an address that is not safe is refused', async () => {
    const { key } = await machineWith('unlocked')
    const { code, err } = await key('set --base-url http://example.com', { input: first })
    expect([code, err]).toEqual([2, containing('http://example.com')])
    expect((await key('show')).code).toBe(5)
  })
})

describe.skipIf(whyNoLibsecret !== '')(`without a keychain${whyNoLibsecret}`, () => {
  const noSession = { XDG_RUNTIME_DIR: '/nowhere' }

  test('set fails and names the variable; nothing is sent', async () => {
    const before = server.requests.length
    const words = ['key', 'set', '--base-url', server.url]
    const { code, out, err } = await createMachine().run(words, { input: first, environment: noSession })
    expect([code, out]).toEqual([5, ''])
    expect(err).toContain('Set GEMINI_API_KEY in the environment instead.')
    expect(server.requests).toHaveLength(before)
  })

  test('a key of the environment needs none', async () => {
    const machine = createMachine()
    const environment = { ...noSession, GEMINI_API_KEY: first, GOOGLE_API_KEY: second }
    const { out } = await machine.run(['key', 'show'], { environment })
    expect(out).toBe('The key ending in aaaa, from GEMINI_API_KEY.\n')
    const tested = await machine.run(['key', 'test', '--base-url', server.url, '--json'], { environment })
    expect(JSON.parse(tested.out)).toEqual({ isGood: true, from: 'GEMINI_API_KEY', ending: 'aaaa' })
  })
})

test.each([
  ['bad-key', 5],
  ['leaked-key', 5],
  ['forbidden-key', 5],
])('what Google says of %s is told', async (bad, code) => {
  const environment = { GEMINI_API_KEY: bad }
  const ended = await createMachineHere().run(['key', 'test', '--base-url', server.url], { environment })
  expect([ended.code, ended.out]).toEqual([code, ''])
  expect(ended.err).not.toContain(bad)
})

test('a .env in the library is found, and a large or odd one is passed over', async () => {
  const machine = createMachineHere()
  const folder = join(machine.home, 'shows')
  mkdirSync(join(machine.folder, '.env'))
  mkdirSync(folder)
  writeFileSync(join(folder, '.env'), `GOOGLE_API_KEY='${first}'\n`)
  const { out } = await machine.run(['key', 'show', '--library', folder])
  expect(out).toBe('The key ending in aaaa, from .env.\n')
})

const given: readonly (readonly [string, readonly string[]])[] = [
  ['behind set', ['key', 'set', first]],
  ['behind key', ['key', first]],
  ['as an option', ['key', 'set', `--key=${first}`]],
  ['as an option of key', ['key', `--${first}`]],
  ['behind an option', ['key', 'set', '--key', first]],
  ['behind test', ['key', 'test', first]],
]
test.each(given)('a key %s is refused and not repeated', async (_, words) => {
  const { code, out, err } = await createMachineHere().run(words, { input: second })
  expect([code, out]).toEqual([2, ''])
  expect(err).not.toBe('')
  expect(canaryIn(err, first)).toEqual([])
})

test('set says why a key is no argument', async () => {
  const { err } = await createMachineHere().run(['key', 'set', first])
  expect(err).toContain('A key is not given as an argument')
})

test('key alone explains itself', async () => {
  const machine = createMachineHere()
  const { code, out, err } = await machine.run(['key'])
  expect([code, out]).toEqual([2, ''])
  for (const word of ['set', 'test', 'show', 'remove', 'GEMINI_API_KEY']) expect(err).toContain(word)
  expect((await machine.run(['key', 'set', '--help'])).out).toContain('--no-test')
})
