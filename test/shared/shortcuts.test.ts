import { expect, test } from 'vitest'
import { pushes } from '../../src/shared/ipc/schemas.ts'
import { keyLabels, shortcuts } from '../../src/shared/shortcuts.ts'

test('no two shortcuts have the same keys or the same id', () => {
  expect(new Set(shortcuts.map(({ keys }) => keys)).size).toBe(shortcuts.length)
  expect(new Set(shortcuts.map(({ id }) => id)).size).toBe(shortcuts.length)
})

test('every command of a shortcut can be pushed', () => {
  for (const shortcut of shortcuts)
    if ('command' in shortcut) expect(pushes.command.parse({ name: shortcut.command })).toBeDefined()
})

test('keys are named as the platform names them', () => {
  expect(keyLabels('CmdOrCtrl+Shift+L', 'linux')).toEqual(['Ctrl', 'Shift', 'L'])
  expect(keyLabels('CmdOrCtrl+Shift+L', 'darwin')).toEqual(['⌘', '⇧', 'L'])
  expect(keyLabels('CmdOrCtrl+Plus', 'win32')).toEqual(['Ctrl', '+'])
  expect(keyLabels('?', 'linux')).toEqual(['?'])
})
