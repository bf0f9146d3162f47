import { describe, expect, test, vi } from 'vitest'
import { createClosingGuard } from '../../../src/main/windows/closing-guard.ts'
import { memoryLog } from '../../helpers/memory-log.ts'

function guarded({ answer = true, endsWithWindow = true, isAtWork = true } = {}) {
  const order: string[] = []
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const ask = vi.fn(() => promise)
  let working = isAtWork
  const guard = createClosingGuard({
    isAtWork: () => working,
    ask,
    stop: async () => {
      order.push('stop')
      working = false
    },
    quit: () => order.push('quit'),
    endsWithWindow,
    log: memoryLog(),
  })
  const close = (how: 'onWindowClose' | 'onQuit') => {
    const preventDefault = vi.fn()
    guard[how]({ preventDefault })
    return preventDefault.mock.calls.length > 0
  }
  const decide = async () => {
    resolve(answer)
    await promise
    await vi.waitFor(() => expect(order.length === 0 || order.at(-1) === 'quit').toBe(true))
  }
  return { close, ask, order, decide }
}

describe('closing', () => {
  test('is free while nothing is made', () => {
    const { close, ask } = guarded({ isAtWork: false })
    expect([close('onWindowClose'), close('onQuit'), ask.mock.calls.length]).toEqual([false, false, 0])
  })

  test('asks, once, and stops before it goes', async () => {
    const { close, ask, order, decide } = guarded()
    expect([close('onWindowClose'), close('onQuit'), close('onWindowClose')]).toEqual([true, true, true])
    expect(ask).toHaveBeenCalledOnce()
    await decide()
    expect(order).toEqual(['stop', 'quit'])
    expect([close('onQuit'), close('onWindowClose')]).toEqual([false, false])
  })

  test('does not happen when the answer is no', async () => {
    const { close, order, decide } = guarded({ answer: false })
    close('onQuit')
    await decide()
    expect(order).toEqual([])
    expect(close('onQuit')).toBe(true)
  })

  test('where the program stays without a window, the window may go and the render goes on', () => {
    const { close, ask } = guarded({ endsWithWindow: false })
    expect([close('onWindowClose'), ask.mock.calls.length]).toEqual([false, 0])
    expect([close('onQuit'), ask.mock.calls.length]).toEqual([true, 1])
  })
})
