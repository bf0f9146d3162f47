import { expect, test } from 'vitest'
import { createPush } from '../../../src/main/ipc/push.ts'
import { memoryLog } from '../../helpers/memory-log.ts'

test('a push goes to every page, by name, on the one channel', () => {
  const sent: unknown[][] = []
  const target = { send: (...args: unknown[]) => void sent.push(args) }
  const push = createPush(() => [target, target], memoryLog())
  push('notice', { message: 'The settings file was damaged.' })
  expect(sent).toEqual(
    [1, 2].map(() => ['castwright:push', 'notice', { message: 'The settings file was damaged.' }]),
  )
})

test('a push that does not fit is logged and not sent', () => {
  const sent: unknown[][] = []
  const log = memoryLog()
  const push = createPush(() => [{ send: (...args: unknown[]) => void sent.push(args) }], log)
  push('episode.openRequested', { id: '../../etc/passwd' })
  expect(sent).toEqual([])
  expect(log.entries).toHaveLength(1)
})
