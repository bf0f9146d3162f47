import type { ChildProcess } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import type { GeminiServer } from '../gemini-server/gemini-server.ts'
import { murmur } from '../gemini-server/speech/murmur.ts'
import { joinTurns } from '../gemini-server/speech/server-voice.ts'
import { startGeminiServer } from '../gemini-server/start-gemini-server.ts'
import { createMachine, exitOf } from '../helpers/command-line.ts'
import { createMachineHere } from '../helpers/command-line-here.ts'

const environment = { GEMINI_API_KEY: 'AIzaSy-of-the-test-0123456789-abcd' }
let server: GeminiServer
let forgotten = 0

/** What the server was asked since `forget`. */
const asked = () => server.requests.slice(forgotten)
const forget = () => {
  forgotten = server.requests.length
}

beforeAll(async () => {
  server = await startGeminiServer({ voice: 'murmur' })
})
beforeEach(() => {
  forget()
  server.misbehave([])
})
afterAll(() => server.close())

function machineWith<Kind extends { readonly folder: string }>(script: string, machine: Kind): Kind {
  writeFileSync(join(machine.folder, 'talk.md'), script)
  return machine
}

const gemini = () => ['--engine', 'gemini', '--base-url', server.url]
// No passage goes over a chapter: two requests.
const talk = '# One\nHost: One for the money.\n# Two\nGuest: Two for the show.\n'

function ledgerOf(machine: { readonly home: string }): Record<string, unknown>[] {
  const text = readFileSync(join(machine.home, '.config', 'Castwright', 'ledger.jsonl'), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)))
}

test('an estimate needs no key, no network and no library, and makes none', async () => {
  const machine = machineWith(talk, createMachineHere())
  const { code, out } = await machine.run(['estimate', 'talk.md', '--engine', 'gemini', '--json'])
  expect(code).toBe(0)
  const estimate: unknown = JSON.parse(out)
  expect(estimate).toMatchObject({
    engine: 'gemini',
    model: 'gemini-3.8-flash-tts',
    lines: { toSpeak: 2, reused: 0 },
  })
  expect(asked()).toHaveLength(0)
})

test('a model that Google ends is told of', async () => {
  const machine = machineWith(talk, createMachineHere())
  const estimate = ['estimate', 'talk.md', '--engine', 'gemini']
  const { err } = await machine.run([...estimate, '--model', 'gemini-3.1-flash-tts-preview'])
  expect(err).toMatch(
    /^Google (?:ends|announced the end of) Gemini 3\.1 .*18 December 2026.*; choose Gemini 3\.8/,
  )
  expect((await machine.run(estimate)).err).toBe('')
})

test('the key comes from the environment, which is said; what was spoken costs nothing again', async () => {
  const machine = machineWith(talk, createMachine())
  const first = await machine.run(['render', 'talk.md', ...gemini(), '--json'], { environment })
  expect(first.code).toBe(0)
  expect(JSON.parse(first.out)).toMatchObject({ lines: { made: 2, reused: 0 } })
  expect(asked()).toHaveLength(2)

  const again = await machine.run(['render', 'talk.md', ...gemini()], { environment })
  expect(again.err).toContain('The key is from GEMINI_API_KEY.')
  expect(again.out).toContain('0 spoken now, 2 reused')
  expect(asked()).toHaveLength(2)

  // The episode knows by now who speaks it.
  const estimate = await machine.run(['estimate', 'talk.md', '--json'])
  expect(JSON.parse(estimate.out)).toMatchObject({
    engine: 'gemini',
    lines: { toSpeak: 0, reused: 2 },
    cost: 0,
  })
})

test.each<[string, string[], NodeJS.ProcessEnv, number, RegExp]>([
  ['no key', [], {}, 5, /GEMINI_API_KEY|keychain/],
  ['an address without protection', ['--base-url', 'http://example.com'], environment, 2, /https/],
  ['a model that is none', ['--model', 'No Model!'], environment, 2, /--model/],
  ['an unknown model', ['--model', 'gemini-9-flash-tts'], environment, 5, /gemini-3\.8-flash-tts/],
  [
    'a model for the draft voices',
    ['--engine', 'draft', '--model', 'gemini-3.8-flash-tts'],
    environment,
    2,
    /--model/,
  ],
])('refuses %s', async (_what, words, variables, exitCode, sentence) => {
  const machine = machineWith(talk, createMachineHere())
  const { code, err, out } = await machine.run(['render', 'talk.md', ...gemini(), ...words], {
    environment: variables,
  })
  expect(err).toMatch(sentence)
  expect(code).toBe(exitCode)
  expect(out).toBe('')
})

test('the line that Google will not speak is named; the rest is made and kept', async () => {
  const machine = machineWith(talk, createMachineHere())
  server.misbehave((request) =>
    JSON.stringify(request.body ?? '').includes('for the show') ? 'blocked-prompt' : undefined,
  )
  const { code, err } = await machine.run(['render', 'talk.md', ...gemini()], { environment })
  expect(code).toBe(5)
  expect(err).toContain('line 4')
  server.misbehave([])
  forget()
  expect((await machine.run(['render', 'talk.md', ...gemini()], { environment })).code).toBe(0)
  expect(asked()).toHaveLength(1)
})

test('killed while a request is under way: it is known what was sent, and no answer on disk is asked for again', async () => {
  const machine = machineWith('# A\nHost: One.\n# B\nHost: Two.\n', createMachine())
  server.misbehave((request) => (JSON.stringify(request.body ?? '').includes('Two') ? 'hang' : undefined))
  const child = machine.start(['render', 'talk.md', ...gemini()], environment)
  const ends = () => (asked().length < 2 ? [] : ledgerOf(machine).filter(({ kind }) => kind === 'ended'))
  await expect.poll(() => ends().length, { timeout: 15_000 }).toBe(1)
  child.kill('SIGKILL')
  await exitOf(child)
  expect(ledgerOf(machine).filter(({ kind }) => kind === 'sent')).toHaveLength(2)
  expect(ends()).toMatchObject([{ outcome: 'kept' }])

  server.misbehave([])
  forget()
  expect((await machine.run(['render', 'talk.md', ...gemini()], { environment })).code).toBe(0)
  expect(
    asked()
      .map(({ body }) => JSON.stringify(body))
      .filter((body) => body.includes('One.')),
  ).toEqual([])
  expect(asked()).toHaveLength(1)
})

test('a text that is asked for several times at once is paid for once; who waits says so and replaces nothing', async () => {
  const answer = Promise.withResolvers<void>()
  const slow = await startGeminiServer({
    async voice(turns) {
      await answer.promise
      return joinTurns(turns.map(murmur))
    },
  })
  onTestFinished(() => slow.close())
  const machine = createMachine()
  const waiting: ChildProcess[] = []
  const speak = async (...more: readonly string[]) => {
    const words = ['single', 'Once for all of us.', '--engine', 'gemini', '--base-url', slow.url, ...more]
    const child = machine.start(words, environment)
    let err = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text
      if (err.includes('waiting for it') && !waiting.includes(child)) waiting.push(child)
    })
    return { ...(await exitOf(child)), err }
  }
  const first = speak('-o', 'same.wav')
  await expect.poll(() => slow.requests.length, { timeout: 20_000 }).toBe(1)
  const others = [speak('-o', 'same.wav'), speak()]
  await expect.poll(() => waiting.length, { timeout: 20_000 }).toBe(2)
  answer.resolve()
  const [spoken, refused, again] = await Promise.all([first, ...others])
  expect([spoken.code, refused?.code, again?.code]).toEqual([0, 4, 0])
  expect(refused?.err).toContain('is there already')
  expect(slow.requests).toHaveLength(1)
  const locks = join(machine.home, '.config', 'Castwright', 'locks', 'texts')
  expect(readdirSync(locks)).toEqual([])
})
