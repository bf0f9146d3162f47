import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAppState } from '../../../src/main/settings/app-state.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

test('is remembered', () => {
  const path = join(temporaryFolder(), 'new', 'state.json')
  const bounds = { x: -5, y: 10, width: 1000, height: 700 }
  openAppState(path).set({ recent: ['/a.md'], window: { bounds, isMaximised: true } })
  expect(openAppState(path).get()).toEqual({ recent: ['/a.md'], window: { bounds, isMaximised: true } })
})

test.each(['{', '[]', '{"recent":7,"window":{"bounds":"wide"}}'])('damage is forgotten: %s', (content) => {
  const path = join(temporaryFolder(), 'state.json')
  writeFileSync(path, content)
  expect(openAppState(path).get()).toMatchObject({ recent: [] })
  expect(openAppState(path).get().window).toBeUndefined()
})

test('where it cannot be written it is kept in memory', () => {
  const path = join(temporaryFolder(), 'state.json')
  mkdirSync(path)
  const state = openAppState(path)
  state.set({ recent: ['/a.md'] })
  expect(state.get().recent).toEqual(['/a.md'])
})
