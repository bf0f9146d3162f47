import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createChildKeychain } from '../../../src/main/key/child-keychain.ts'
import { forkKeychain } from '../../../src/main/key/fork-keychain.ts'
import type { KeychainOrder } from '../../../src/main/key/keychain-messages.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const key = 'CHILD-key-of-a-test-0123456789-aaaa'

/** The keychain of a process that does `work` with an order instead of asking the system. */
function keychainOf(work: string, environment: NodeJS.ProcessEnv = {}, patience = 10) {
  const processPath = join(temporaryFolder(), 'process.mjs')
  writeFileSync(processPath, `process.once('message', (order) => { ${work} })`)
  return createChildKeychain({ start: forkKeychain(processPath, environment), patience })
}

test('the process has no key in its environment or its words, and a written key comes as a message', async () => {
  const facts = `process.send({ kind: 'done', key: JSON.stringify([process.env, process.argv, process.execArgv]) })`
  const environment = { HOME: '/nowhere', GEMINI_API_KEY: key, GOOGLE_API_KEY: key }
  const told = await keychainOf(facts, environment).read()
  expect(told).toContain('/nowhere')
  expect(told).not.toContain(key)
  const file = join(temporaryFolder(), 'order')
  const note = `import('node:fs').then((fs) => {
    fs.writeFileSync(${JSON.stringify(file)}, JSON.stringify([order, process.env, process.argv]))
    process.send({ kind: 'done' })
  })`
  await keychainOf(note, environment).write(key)
  const [order, ...rest] = z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))
  expect(order).toEqual({ kind: 'write', key })
  expect(JSON.stringify(rest)).not.toContain(key)
})

test('what the process could not do is thrown as it says', async () => {
  const failed = `process.send({ kind: 'failed', code: 'keychain-unavailable', message: 'It is away.' })`
  await expect(keychainOf(failed).remove()).rejects.toMatchObject({
    code: 'keychain-unavailable',
    message: 'It is away.',
  })
})

test.each([
  ['ends', 'process.exit(3)'],
  ['is killed', "process.kill(process.pid, 'SIGKILL')"],
  ['says something else', 'process.send({ kind: "hello" })'],
  ['cannot be started', 'syntax error('],
])('a process that %s is a fault, not an answer', async (_, work) => {
  await expect(keychainOf(work).read()).rejects.toThrow(/ended with|invalid/i)
})

test('a process that says nothing is ended', async () => {
  const silent = keychainOf('setInterval(() => {}, 1000)', {}, 0.2)
  await expect(silent.read()).rejects.toMatchObject({ code: 'keychain-unavailable' })
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  'a process that is stopped by %s was stopped, no fault',
  async (signal) => {
    const stopped = keychainOf(`process.kill(process.pid, '${signal}')`)
    await expect(stopped.read()).rejects.toMatchObject({ code: 'cancelled' })
  },
)

test('the end of the program waits for nothing that is read, and lets what is written come to its end', async () => {
  const children: { order?: KeychainOrder; isKilled: boolean; answer: (message: unknown) => void }[] = []
  const keychain = createChildKeychain({
    start(answer) {
      const child: (typeof children)[number] = { isKilled: false, answer }
      children.push(child)
      return {
        send: (order) => void (child.order = order),
        kill: () => void (child.isKilled = true),
      }
    },
    // Whoever waits for it waits for longer than any test may take.
    patience: 1e5,
  })
  const reading = keychain.read()
  const writing = keychain.write(key)
  keychain.close()
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  await expect(keychain.read()).rejects.toMatchObject({ code: 'cancelled' })
  expect(children.map(({ order, isKilled }) => [order?.kind, isKilled])).toEqual([
    ['read', true],
    ['write', false],
  ])
  children[1]?.answer({ kind: 'done' })
  await writing
  expect(children[1]?.isKilled).toBe(true)
})
