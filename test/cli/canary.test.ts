import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { GeminiServer } from '../gemini-server/gemini-server.ts'
import type { Misbehaviour } from '../gemini-server/misbehaviour/misbehaviour.ts'
import { startGeminiServer } from '../gemini-server/start-gemini-server.ts'
import { createMachine, exitOf, type Ended, type Machine } from '../helpers/command-line.ts'
import { echoes, startEchoServer } from '../helpers/echo-server.ts'
import { canaryIn, findCanary } from '../helpers/find-canary.ts'
import { openKeyring, whyNoKeyring } from '../helpers/keyring.ts'
import { descendantsOf, factsOf, type ProcessFacts } from '../helpers/processes.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

/** It looks like no key of Google's: what only knows those by their looks lets it through. */
const canary = 'CANARY-7f3a9c2e5b8d41-only-a-test'
const ending = canary.slice(-4)

/** What was seen of the program while the server had a request of it. */
let watched: (() => ProcessFacts[]) | undefined
let seen: ProcessFacts[] = []
let server: GeminiServer
beforeAll(async () => {
  server = await startGeminiServer({
    voice: 'murmur',
    onRequest: () => void seen.push(...(watched?.() ?? [])),
  })
})
afterAll(() => server.close())
beforeEach(() => {
  seen = []
  watched = undefined
  server.misbehave([])
})

const script = `---
title: A canary
---
Host: Hello there, this is a test.
Guest: Thanks for having me here.
`

function machineWithScript(): Machine {
  const machine = createMachine()
  writeFileSync(join(machine.folder, 'talk.md'), script)
  return machine
}

const render = (url: string, ...more: readonly string[]) => [
  'render',
  'talk.md',
  '--engine',
  'gemini',
  '--base-url',
  url,
  ...more,
]

/** Neither what was said nor any file of the machine has the canary. */
function expectNoCanary(machine: Machine, ...said: readonly Ended[]): void {
  for (const { out, err } of said) expect(canaryIn(`${out}\n${err}`, canary)).toEqual([])
  expect(findCanary([machine.home], canary)).toEqual([])
}

test('the search finds what a key in use would leave behind', async () => {
  const machine = machineWithScript()
  writeFileSync(join(machine.folder, '.env'), `GEMINI_API_KEY=${canary}\n`)
  const ended = await machine.run(render(server.url))
  expect(ended.code).toBe(0)
  expect(findCanary([machine.home], canary)).toEqual([`${join(machine.folder, '.env')} (plain)`])
  expect(server.requests.at(-1)?.path).toContain('generateContent')
})

describe('a key of the environment is left nowhere', () => {
  test.each(['single', 'estimate', 'voices', 'key test', 'key show'])('by %s', async (command) => {
    const machine = machineWithScript()
    const words = {
      single: ['single', 'Hello, and welcome.', '--engine', 'gemini', '--base-url', server.url],
      estimate: ['estimate', 'talk.md', '--engine', 'gemini'],
      voices: ['voices', '--engine', 'gemini'],
      'key test': ['key', 'test', '--base-url', server.url],
      'key show': ['key', 'show'],
    }[command]
    const ended = await machine.run(words ?? [], { environment: { GEMINI_API_KEY: canary } })
    expect([ended.code, ended.out]).toEqual([0, expect.not.stringMatching(/^$/)])
    expectNoCanary(machine, ended)
  })

  const failures: readonly Misbehaviour[] = [
    'bad-key',
    'leaked-key',
    'bad-argument',
    'day-limit',
    'html',
    'invalid-json',
    'blocked-prompt',
  ]
  test.each(failures)('when the service fails with %s', async (failure) => {
    const machine = machineWithScript()
    // A refused key ends the attempts that some failures ask for.
    server.misbehave((_, index) => (index === 0 ? failure : 'bad-key'))
    const environment = { GEMINI_API_KEY: canary }
    const ended = await machine.run(render(server.url, '--json'), { environment })
    expect(ended.code).not.toBe(0)
    expect(ended.err).not.toBe('')
    expectNoCanary(machine, ended)
  })

  test.each(Object.entries(echoes))('when it is sent back: %s', async (_, echo) => {
    const machine = machineWithScript()
    const url = await startEchoServer(echo)
    const environment = { GEMINI_API_KEY: canary }
    const ended = await machine.run(render(url), { environment })
    expect(ended.code).toBe(5)
    expectNoCanary(machine, ended)
  })

  test('when nobody answers, and when the address is refused', async () => {
    const machine = machineWithScript()
    const environment = { GOOGLE_API_KEY: canary }
    const said = [
      await machine.run(['key', 'test', '--base-url', 'http://127.0.0.1:9'], { environment }),
      await machine.run(['key', 'test', '--base-url', `https://${canary}@example.com`], { environment }),
      await machine.run(render('http://example.com'), { environment }),
    ]
    expect(said.map(({ code }) => code)).toEqual([5, 2, 2])
    expectNoCanary(machine, ...said)
  })

  test('when it is killed in the middle', async () => {
    const machine = machineWithScript()
    server.misbehave(() => 'hang')
    const child = machine.start(render(server.url), { GEMINI_API_KEY: canary })
    watched = () => {
      child.kill('SIGKILL')
      return []
    }
    await exitOf(child)
    expect(existsSync(machine.library)).toBe(true)
    expect(findCanary([machine.home], canary)).toEqual([])
  })
})

describe.skipIf(process.platform !== 'linux')('while it works, on Linux', () => {
  test('no process it starts has the key, and no process has it among its words', async () => {
    const machine = machineWithScript()
    const child = machine.start(render(server.url), { GEMINI_API_KEY: canary, GOOGLE_API_KEY: canary })
    const own = child.pid ?? 0
    watched = () => [factsOf(own), ...descendantsOf(own)]
    child.stdin?.end()
    expect((await exitOf(child)).code).toBe(0)
    const itself = seen.filter(({ pid }) => pid === own)
    // The person gave it the key this way: seen here, it would be seen in others, too.
    expect(canaryIn(itself[0]?.environment ?? '', canary)).toEqual(['plain'])
    for (const { words } of seen) expect(canaryIn(words, canary)).toEqual([])
    for (const { pid, environment } of seen)
      if (pid !== own) expect(canaryIn(environment, canary)).toEqual([])
  })
})

describe(`a key of the keychain is left nowhere else${whyNoKeyring}`, () => {
  test.skipIf(whyNoKeyring !== '')('by setting, using, testing, showing and removing it', async () => {
    const machine = machineWithScript()
    const keyrings = temporaryFolder()
    const { environment } = await openKeyring('unlocked', keyrings)
    const { HOME: _, XDG_CONFIG_HOME: __, ...session } = environment
    const run = (words: readonly string[], input = '') => machine.run(words, { input, environment: session })
    const at = ['--base-url', server.url]
    const said = [
      await run(['key', 'set', ...at], `${canary}\n`),
      await run(['key', 'show', '--json']),
      await run(['key', 'test', ...at]),
      await run(render(server.url)),
    ]
    server.misbehave(() => 'leaked-key')
    said.push(
      await run(['render', 'talk.md', ...at, '--engine', 'gemini', '--model', 'gemini-3.8-flash-lite-tts']),
    )
    expect(said.map(({ code }) => code)).toEqual([0, 0, 0, 0, 5])
    expect(said[3]?.err).toContain('The key is from')
    expect(said[1]?.out).toContain(ending)
    said.push(await run(['key', 'remove']), await run(['key', 'show']))
    expectNoCanary(machine, ...said)
    expect(findCanary([keyrings], canary)).toEqual([])
  })
})

test('a key in the .env of a folder is not carried along with what is made there', async () => {
  const machine = machineWithScript()
  const file = join(machine.folder, '.env')
  writeFileSync(file, `GOOGLE_API_KEY=${canary}\n`)
  const ended = await machine.run(render(server.url, '-o', 'talk.wav'))
  expect([ended.code, ended.err]).toEqual([0, expect.stringContaining('The key is from .env')])
  renameSync(file, join(temporaryFolder(), '.env'))
  expectNoCanary(machine, ended)
})
