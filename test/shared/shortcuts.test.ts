import { expect, test } from 'vitest'
import { pushes } from '../../src/shared/ipc/schemas.ts'
import { acceleratorOf, isMenuShortcut, shortcuts } from '../../src/shared/shortcuts.ts'

test('no two shortcuts of one screen have the same keys, and none the same id', () => {
  for (const isLibrary of [true, false]) {
    const screen = shortcuts.filter(
      ({ group }) => group === 'Everywhere' || (group === 'Library') === isLibrary,
    )
    expect(new Set(screen.map(({ keys }) => keys)).size).toBe(screen.length)
  }
  expect(new Set(shortcuts.map(({ id }) => id)).size).toBe(shortcuts.length)
})

test('every command of a menu item can be pushed', () => {
  for (const { command } of shortcuts.filter(isMenuShortcut))
    expect(pushes.command.parse({ name: command })).toEqual({ name: command })
})

test.each([
  ['Mod+N', 'CmdOrCtrl+N'],
  ['Mod+Shift+.', 'CmdOrCtrl+Shift+.'],
  ['Mod+Enter', 'CmdOrCtrl+Return'],
  ['Alt+↑', 'Alt+Up'],
  ['Mod+Space', 'CmdOrCtrl+Space'],
])('%s is %s in a menu', (keys, accelerator) => {
  expect(acceleratorOf(keys)).toBe(accelerator)
})
