import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openAppState } from '../../../src/main/settings/app-state.ts'
import { keepWindowState } from '../../../src/main/windows/keep-window-state.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

test('is kept when the window rests and when it closes', () => {
  vi.useFakeTimers()
  const state = openAppState(join(temporaryFolder(), 'state.json'))
  const listeners = new Map<string, () => void>()
  let x = 0
  let isDestroyed = false
  keepWindowState(
    {
      getNormalBounds: () => ({ x, y: 0, width: 1000, height: 700 }),
      isMaximized: () => false,
      isDestroyed: () => isDestroyed,
      on: (name, listener) => listeners.set(name, listener),
    },
    state,
  )
  for (x = 1; x < 100; x++) listeners.get('move')?.()
  expect(state.get().window).toBeUndefined()
  vi.advanceTimersByTime(500)
  expect(state.get().window?.bounds.x).toBe(100)
  x = 200
  listeners.get('resize')?.()
  listeners.get('close')?.()
  expect(state.get().window?.bounds.x).toBe(200)
  x = 300
  listeners.get('move')?.()
  isDestroyed = true
  vi.advanceTimersByTime(500)
  expect(state.get().window?.bounds.x).toBe(200)
  vi.useRealTimers()
})
