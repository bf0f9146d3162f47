import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { GeminiServer } from '../gemini-server/gemini-server.ts'
import { startGeminiServer } from '../gemini-server/start-gemini-server.ts'
import { createMachine, type Machine } from '../helpers/command-line.ts'
import { canaryIn } from '../helpers/find-canary.ts'
import { certificate, hostBehindProxy, startProxy, type ProxyServer } from '../helpers/proxy-server.ts'

const key = 'AIzaSy-behind-the-proxy-0123456789-abcd'
let server: GeminiServer
let machine: Machine
beforeEach(async () => {
  server = await startGeminiServer({ voice: 'murmur' })
  onTestFinished(() => server.close())
  machine = createMachine()
  writeFileSync(join(machine.home, 'trusted.pem'), certificate)
})

async function behind(use: Parameters<typeof startProxy>[0]): Promise<ProxyServer> {
  const proxy = await startProxy(use)
  onTestFinished(() => proxy.close())
  return proxy
}

const speaking = ['single', 'Hello from behind a proxy.', '--engine', 'gemini']
const run = (words: readonly string[], url: string, variables: NodeJS.ProcessEnv) =>
  machine.run([...words, '--base-url', url], {
    environment: {
      GEMINI_API_KEY: key,
      NODE_EXTRA_CA_CERTS: join(machine.home, 'trusted.pem'),
      ...variables,
    },
  })
const hidden = `https://${hostBehindProxy}`

test('HTTPS_PROXY is gone through, and it is told nothing but where to', async () => {
  const proxy = await behind({ origin: server.url })
  const { code, err } = await run(speaking, hidden, { HTTPS_PROXY: proxy.address })
  expect(err).not.toContain('proxies')
  expect(code).toBe(0)
  expect(server.requests.map(({ operation }) => operation)).toEqual(['generateContent'])
  expect(proxy.asked.map(({ to }) => to)).toEqual([`${hostBehindProxy}:443`])
  expect(canaryIn(JSON.stringify(proxy.asked), key)).toEqual([])
})

test('what NO_PROXY names, and this machine over plain http, are reached without it', async () => {
  const proxy = await behind({ refuses: 502 })
  const environment = { HTTPS_PROXY: proxy.address, HTTP_PROXY: proxy.address }
  // No name: the answer that it cannot be found comes from this machine.
  const past = await run(['key', 'test'], hidden, {
    ...environment,
    NO_PROXY: `example.com,${hostBehindProxy}`,
  })
  expect([past.code, past.err]).toEqual([5, expect.stringMatching(/ENOTFOUND|EAI_AGAIN/)])
  expect((await run(['key', 'test'], server.url, environment)).code).toBe(0)
  expect(proxy.asked).toEqual([])
})

test('a proxy of SOCKS is not gone around: it is told, and nothing is sent or booked as spent', async () => {
  const environment = { ALL_PROXY: 'socks5://127.0.0.1:1' }
  const { code, err } = await run(speaking, hidden, environment)
  expect([code, err]).toEqual([5, expect.stringContaining('is one of SOCKS')])
  const ledger = readFileSync(join(machine.home, '.config', 'Castwright', 'ledger.jsonl'), 'utf8')
  expect(ledger.trim().split('\n').at(-1)).toContain('"cost":0')
  expect((await run(['key', 'test'], hidden, environment)).err).toContain('is one of SOCKS')
  expect((await run(['key', 'test'], server.url, environment)).code).toBe(0)
})

test('a certificate that nobody here trusts is refused', async () => {
  const proxy = await behind({ origin: server.url })
  const environment = { HTTPS_PROXY: proxy.address, NODE_EXTRA_CA_CERTS: undefined }
  const { code, err } = await run(speaking, hidden, environment)
  expect([code, err]).toEqual([5, expect.stringContaining("its certificate is somebody else's")])
  expect(server.requests).toEqual([])
})

// Elsewhere the system's certificates are its own, and no variable names others.
test.runIf(process.platform === 'linux')('a certificate that the system trusts is taken', async () => {
  const proxy = await behind({ origin: server.url })
  const environment = {
    HTTPS_PROXY: proxy.address,
    NODE_EXTRA_CA_CERTS: undefined,
    SSL_CERT_FILE: join(machine.home, 'trusted.pem'),
  }
  expect((await run(speaking, hidden, environment)).code).toBe(0)
  expect(server.requests.map(({ operation }) => operation)).toEqual(['generateContent'])
})

test('a proxy that lets nothing through is told for what it is, and nothing is booked as spent', async () => {
  const proxy = await behind({ refuses: 407 })
  const { code, err } = await run(speaking, hidden, { https_proxy: proxy.address })
  expect([code, err]).toEqual([5, expect.stringContaining('asks for a name and a password')])
  expect(proxy.asked).toHaveLength(1)
  expect(server.requests).toEqual([])
  const ledger = readFileSync(join(machine.home, '.config', 'Castwright', 'ledger.jsonl'), 'utf8')
  expect(ledger.trim().split('\n').at(-1)).toContain('"cost":0')
})
