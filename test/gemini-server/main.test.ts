import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { ask, oneVoice } from './ask.ts'

const file = new URL('main.ts', import.meta.url).pathname

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

test('people run it: it says where it is, answers, reports, and ends when asked to', async () => {
  const child = run('--port', '0', '--murmur', '--rpm', '1')
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const next = async () => String((await lines.next()).value)
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await next())?.[0] ?? ''
  let line = ''
  while (!line.startsWith('Ctrl+C')) line = await next()

  const body = oneVoice('Hello.')
  expect([(await ask({ url }, { body })).status, (await ask({ url }, { body })).status]).toEqual([200, 429])
  expect([await next(), await next()]).toEqual([
    'POST /v1beta/models/gemini-3.8-flash-tts:generateContent 200',
    'POST /v1beta/models/gemini-3.8-flash-tts:generateContent 429',
  ])
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('an option that is none ends it with its usage', async () => {
  const child = run('--port', 'http')
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += String(chunk)
  })
  expect(await once(child, 'close')).toEqual([2, null])
  expect(said).toMatch(/^--port takes a whole number, not "http"\nUsage: npm run gemini-server/)
})
