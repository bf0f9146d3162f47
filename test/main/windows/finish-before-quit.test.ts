import { expect, test, vi } from 'vitest'
import { finishBeforeQuit } from '../../../src/main/windows/finish-before-quit.ts'
import { memoryLog } from '../../helpers/memory-log.ts'

const never = () => new Promise<void>(() => undefined)

test('the end waits for what is under way, once, and then is free', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const quit = vi.fn()
  const listener = finishBeforeQuit({ finish: () => promise, patience: never, quit, log: memoryLog() })
  const preventDefault = vi.fn()
  listener({ preventDefault })
  listener({ preventDefault })
  expect([preventDefault.mock.calls.length, quit.mock.calls.length]).toEqual([2, 0])
  resolve()
  await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce())
  listener({ preventDefault })
  expect(preventDefault).toHaveBeenCalledTimes(2)
})

test('what hangs or fails does not hold the end for ever', async () => {
  const hanging = vi.fn()
  const hangingLog = memoryLog()
  finishBeforeQuit({ finish: never, patience: async () => undefined, quit: hanging, log: hangingLog })({
    preventDefault: () => undefined,
  })
  const failing = vi.fn()
  const log = memoryLog()
  finishBeforeQuit({
    finish: () => Promise.reject(new Error('a lock')),
    patience: never,
    quit: failing,
    log,
  })({ preventDefault: () => undefined })
  await vi.waitFor(() => expect([hanging, failing].map(({ mock }) => mock.calls.length)).toEqual([1, 1]))
  expect(hangingLog.entries).toEqual(['warn The end took too long; it was not waited for'])
  expect(log.entries).toEqual([expect.stringContaining('error The end was not clean: Error: a lock')])
})
