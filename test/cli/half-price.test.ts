import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startGeminiServer } from '../gemini-server/start-gemini-server.ts'
import { createMachine } from '../helpers/command-line.ts'

const environment = { GEMINI_API_KEY: 'AIzaSy-of-the-test-0123456789-abcd' }
const estimateSchema = z.looseObject({ cost: z.number(), wait: z.number(), service: z.string() })

test('the price of a batch is told and paid; a deadline that is none is refused', async () => {
  const server = await startGeminiServer()
  onTestFinished(() => server.close())
  const machine = createMachine()
  writeFileSync(
    join(machine.folder, 'talk.md'),
    '# One\nHost: One for the money.\n# Two\nGuest: Two for it.\n',
  )
  const gemini = ['talk.md', '--engine', 'gemini', '--base-url', server.url, '--json']
  const estimate = async (...words: readonly string[]) =>
    estimateSchema.parse(JSON.parse((await machine.run(['estimate', ...gemini, ...words])).out))
  const full = await estimate()
  const half = await estimate('--service', 'batch', '--deadline', '8')
  expect(full.service).toBe('standard')
  expect(half).toMatchObject({ service: 'batch', wait: 8 * 3600 })
  expect(half.cost).toBeCloseTo(full.cost / 2, 9)

  const refused = await machine.run(['render', ...gemini, '--deadline', '30'], { environment })
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('1 to 24')])

  const { code, out } = await machine.run(['render', ...gemini, '--service', 'batch'], { environment })
  expect([code, JSON.parse(out)]).toMatchObject([0, { lines: { made: 2, reused: 0 } }])
  expect(server.bill().entries.map(({ tier }) => tier)).toEqual(['batch', 'batch'])
  const ledger = readFileSync(join(machine.home, '.config', 'Castwright', 'ledger.jsonl'), 'utf8')
  expect(ledger.match(/"service":"batch"/gu)).toHaveLength(2)
})
