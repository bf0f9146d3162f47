import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { GeminiServer } from '../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../gemini-server/start-gemini-server.ts'
import { speechLike } from '../helpers/speech-like.ts'
import { createMachine, type Machine } from '../helpers/command-line.ts'
import { anyNumber, anyText, containing } from '../helpers/matchers.ts'
import { memorySettings } from '../helpers/memory-settings.ts'
import { canMountDisks, makeReadOnly, smallDisk } from '../helpers/small-disk.ts'
import { makeWritable } from '../helpers/mount-disk.ts'
import { startServices } from '../helpers/window-services.ts'

const key = 'AIzaSy-of-the-test-0123456789-abcd'
const script = 'Host: Here is one line that is spoken only once.\n'
/** What the checks find good for a line of nine words. */
const answer = speechLike({ seconds: 3.4, rate: 24_000, seed: 1, pitch: 180, silence: 0.1 })
let server: GeminiServer
/** Called while the answer to a request is on its way. */
let beforeAnswer: () => void | Promise<void> = () => undefined

beforeEach(async () => {
  server = await startGeminiServer({
    async voice() {
      await beforeAnswer()
      return answer
    },
  })
})
afterEach(async () => {
  beforeAnswer = () => undefined
  await server.close()
})

const gemini = () => ['--engine', 'gemini', '--base-url', server.url]
const environment = { GEMINI_API_KEY: key }

function machineWith(text: string): Machine {
  const machine = createMachine()
  writeFileSync(join(machine.folder, 'talk.md'), text)
  return machine
}

/** How the requests ended, as the ledger has it. */
function endsOf(machine: Machine): readonly unknown[] {
  const line = z.object({ kind: z.string(), code: z.string().optional(), cost: z.number().optional() })
  return readFileSync(join(machine.home, '.config', 'Castwright', 'ledger.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((text) => line.parse(JSON.parse(text)))
    .filter(({ kind }) => kind === 'ended')
}

/** Writes to a disk until there is no room for a byte. Gives the way to make room again. */
function fill(disk: string): () => void {
  const path = join(disk, 'filler')
  const file = openSync(path, 'w')
  const piece = Buffer.alloc(2 ** 20)
  try {
    for (;;) writeSync(file, piece)
  } catch {
    return () => rmSync(path)
  } finally {
    closeSync(file)
  }
}

const reason = canMountDisks ? '' : ' (skipped where disks cannot be mounted)'

describe('an answer is on its way while the disk of the library', () => {
  test.each<[string, boolean, (library: string) => () => void, RegExp]>([
    [`fills up${reason}`, true, fill, /The disk is full: /],
    [
      `becomes read-only${reason}`,
      true,
      (library) => {
        makeReadOnly(join(library, '..'))
        return () => makeWritable(join(library, '..'))
      },
      /disk that cannot be written to/,
    ],
    [
      'goes away',
      false,
      (library) => {
        renameSync(library, `${library} away`)
        return () => renameSync(`${library} away`, library)
      },
      /is not there|does not exist/,
    ],
  ])('%s: it is said, and the answer is not asked for again', async (_, needsDisk, strike, sentence) => {
    if (needsDisk && !canMountDisks) return
    const machine = machineWith(script)
    const library = join(needsDisk ? smallDisk(machine.folder, 100_000) : machine.folder, 'library')
    const words = ['render', 'talk.md', ...gemini(), '--library', library]
    let mend: (() => void) | undefined
    beforeAnswer = () => {
      mend = strike(library)
    }
    const struck = await machine.run(words, { environment })
    expect(struck.err).toMatch(sentence)
    expect(struck.err).toContain('it will not be paid for again')
    expect(struck.code).toBe(4)
    expect(existsSync(library)).toBe(needsDisk)
    expect(endsOf(machine)).toMatchObject([{ code: anyText(), cost: anyNumber() }])

    mend?.()
    beforeAnswer = () => undefined
    const after = await machine.run(words, { environment })
    expect([after.code, after.out]).toEqual([0, containing('0 spoken now, 1 reused')])
    expect(server.requests.length).toBe(1)
    const rescued = join(machine.home, '.config', 'Castwright', 'rescued')
    expect(
      readdirSync(rescued, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.wav')),
    ).toEqual([])
  })
})

test('a database that is damaged between two renders is made anew from the ledger, which is said', async () => {
  const machine = machineWith(script)
  const words = ['render', 'talk.md', ...gemini()]
  expect((await machine.run(words, { environment })).code).toBe(0)
  writeFileSync(join(machine.home, '.config', 'Castwright', 'castwright.db'), 'x'.repeat(9000))
  const { code, err } = await machine.run(words, { environment })
  expect(err).toMatch(/castwright\.db was damaged\. It is kept as .*, and made anew from the ledger\./)
  expect(code).toBe(0)
  expect(server.requests.length).toBe(1)
})

test('two command lines that are given a new script at once make one episode and pay once', async () => {
  const machine = machineWith(script)
  const both = Promise.withResolvers<void>()
  beforeAnswer = () => both.promise
  const words = ['render', 'talk.md', ...gemini()]
  const runs = [machine.run(words, { environment }), machine.run(words, { environment })]
  const first = await Promise.race(runs)
  expect(first.err).toContain('talk is being rendered by another Castwright.')
  expect(first.code).toBe(4)
  both.resolve()
  expect(new Set((await Promise.all(runs)).map(({ code }) => code))).toEqual(new Set([0, 4]))
  expect(server.requests.length).toBe(1)
  expect(readdirSync(join(machine.library, 'episodes'))).toHaveLength(1)
})

test('of a window and a command line one renders an episode and the other says so', async () => {
  const machine = createMachine()
  const services = startServices(
    machine.home,
    memorySettings({ engine: 'gemini', geminiAddress: server.url }),
  )
  await services.gemini.setKey(key)
  const source = services.write('talk.md', script)
  const { episodes } = await services.library.openFiles([source])
  const id = episodes[0] ?? ''
  const words = ['render', source, ...gemini(), '--library', services.root]
  const render = () => machine.run(words, { environment: { ...environment, CASTWRIGHT_DATA: services.data } })
  const spoken = () => server.requests.filter(({ operation }) => operation === 'generateContent').length

  const here = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  beforeAnswer = () => {
    arrived.resolve()
    return here.promise
  }
  const commandLine = render()
  await arrived.promise
  expect(await services.render(id)).toMatchObject({
    end: 'failed',
    code: 'episode-busy',
    message: 'talk is being rendered by another Castwright.',
  })
  here.resolve()
  expect((await commandLine).code).toBe(0)
  expect(await services.episodes.plan(id)).toMatchObject({ missing: 0, isCurrent: true })

  const { script: text, digest } = await services.episodes.open(id)
  await services.episodes.saveScript(id, text.replace('one line', 'another line'), digest)
  const [there, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  beforeAnswer = () => {
    asked.resolve()
    return there.promise
  }
  const inWindow = services.render(id)
  await asked.promise
  expect(await render()).toMatchObject({
    code: 4,
    err: containing('is being rendered by another'),
  })
  there.resolve()
  expect(await inWindow).toEqual({ end: 'finished' })
  expect(spoken()).toBe(2)
})
