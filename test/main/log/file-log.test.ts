import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFileLog } from '../../../src/main/log/file-log.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const clock = () => new Date('2030-01-02T03:04:05.678Z')

test('notes the time, the level, the message and the whole error', () => {
  const folder = join(temporaryFolder(), 'logs')
  const cause = new Error('the disk')
  createFileLog({ folder, clock }).error('It failed', new Error('could not write', { cause }))
  const text = readFileSync(join(folder, 'castwright.log'), 'utf8')
  expect(text).toMatch(/^2030-01-02T03:04:05\.678Z error It failed: Error: could not write\n {4,}at /)
  expect(text).toContain('caused by Error: the disk')
})

test('an entry cannot forge another', () => {
  const folder = temporaryFolder()
  createFileLog({ folder, clock }).info('one\n2030-01-02 error forged\r\u2028two')
  const lines = readFileSync(join(folder, 'castwright.log'), 'utf8').trimEnd().split('\n')
  expect(lines.filter((line) => !line.startsWith('    '))).toHaveLength(1)
})

test('keeps three files and no more', () => {
  const folder = temporaryFolder()
  const log = createFileLog({ folder, clock, limit: 200 })
  for (let entry = 0; entry < 50; entry++) log.info(`entry ${entry} ${'x'.repeat(80)}`)
  expect(readdirSync(folder).toSorted()).toEqual(['castwright.1.log', 'castwright.2.log', 'castwright.log'])
  expect(readFileSync(join(folder, 'castwright.log'), 'utf8')).toContain('entry 49')
})

test('a folder that cannot be written to stops nothing', () => {
  const folder = join(temporaryFolder(), 'logs')
  writeFileSync(folder, 'a file')
  createFileLog({ folder, clock }).info('unheard')
  const blocked = temporaryFolder()
  mkdirSync(join(blocked, 'castwright.log'))
  createFileLog({ folder: blocked, clock }).info('unheard')
})

test.each([
  ['AIzaSyA1234567890abcdefghijklmnopqrstuv', 'AIza'],
  ['AQ.Ab8RN6Kabcdefghijklmnopqrstuvwxyz', 'AQ.'],
  ['Authorization: Bearer abcdefghijklmnop', 'Bearer'],
  ['{"x-goog-api-key":"abcdefghijklmnop"}', 'x-goog-api-key'],
  ['https://example.com/v1?key=abcdefghijklmnop&alt=sse', 'alt=sse'],
  ['api_key = abcdefghijklmnop', 'api_key'],
])('%s is not written', (secret, left) => {
  const folder = temporaryFolder()
  createFileLog({ folder, clock }).error('Refused', new Error(secret))
  const text = readFileSync(join(folder, 'castwright.log'), 'utf8')
  expect(text).toContain(left)
  expect(text).not.toMatch(/abcdefghijkl|SyA1234/)
})

test('a key that is known is written in no entry, not even as the cause of a cause', () => {
  const folder = temporaryFolder()
  const log = createFileLog({ folder, clock })
  log.hide('known-to-us')
  const cause = new Error('two', { cause: new Error('three: known-to-us') })
  log.warn('known-to-us', new Error('one', { cause }))
  const text = readFileSync(join(folder, 'castwright.log'), 'utf8')
  expect(text).toContain('three: …')
  expect(text).not.toContain('known-to-us')
})
