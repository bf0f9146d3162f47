import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { applicationMenu, type ApplicationMenu } from '../../../src/main/menu/application-menu.ts'
import { isMenuShortcut, shortcuts } from '../../../src/shared/shortcuts.ts'

type Item = MenuItemConstructorOptions

function menuWith(changes: Partial<ApplicationMenu> = {}) {
  const acts = {
    command: vi.fn(),
    openRecent: vi.fn(),
    clearRecent: vi.fn(),
    openLink: vi.fn(),
    showAbout: vi.fn(),
  }
  const parts: ApplicationMenu = {
    platform: 'linux',
    recent: [],
    isDevelopment: false,
    ...acts,
    ...changes,
  }
  const items = applicationMenu(parts).flatMap(withChildren)
  const click = (id: string) => {
    const item = items.find((one) => one.id === id)
    if (item?.click === undefined) throw new Error(`${id} cannot be clicked`)
    Reflect.apply(item.click, undefined, [])
  }
  return { acts, parts, items, click }
}

function withChildren(item: Item): Item[] {
  return [item, ...(Array.isArray(item.submenu) ? item.submenu.flatMap(withChildren) : [])]
}

describe('the application menu', () => {
  test.each(['linux', 'darwin', 'win32'] as const)(
    'on %s has ids and keys that are each used once',
    (platform) => {
      const { items } = menuWith({ platform, isDevelopment: true, recent: ['/a.md', '/b.md'] })
      const ids = items.flatMap(({ id }) => id ?? [])
      const keys = items.flatMap(({ accelerator }) => accelerator ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      expect(new Set(keys).size).toBe(keys.length)
      expect(items.filter(({ label, role, type }) => !label && !role && type !== 'separator')).toEqual([])
    },
  )

  test('carries out every shortcut that is a command', () => {
    const { acts, click } = menuWith()
    const commands = shortcuts.filter(isMenuShortcut)
    for (const { id } of commands) click(id)
    expect(acts.command.mock.calls).toEqual(commands.map(({ command }) => [command]))
  })

  test('opens a recent file by its name, ampersands and all', () => {
    const { items, click, acts } = menuWith({ recent: ['/x/Salt & Sea.md', '/y/b.md'] })
    expect(items.find(({ id }) => id === 'recent-1')).toMatchObject({ label: 'Salt && Sea.md' })
    click('recent-2')
    expect(acts.openRecent.mock.calls).toEqual([['/y/b.md']])
    click('clear-recent')
    expect(acts.clearRecent).toHaveBeenCalledOnce()
  })

  test('has nothing recent at first', () => {
    expect(menuWith().items.find(({ id }) => id === 'open-recent')).toMatchObject({ enabled: false })
  })

  test('follows macOS: an application menu, a window menu, the system’s own recent files', () => {
    const { items } = menuWith({ platform: 'darwin' })
    const top = applicationMenu(menuWith({ platform: 'darwin' }).parts).map(({ id }) => id)
    expect(top).toEqual(['application', 'file', 'edit', 'episode', 'view', 'window', 'help'])
    expect(items.find(({ id }) => id === 'open-recent')).toMatchObject({ role: 'recentDocuments' })
  })

  test('shows developer tools only to those who work on it', () => {
    const [has, hasNot] = [true, false].map((isDevelopment) =>
      menuWith({ isDevelopment }).items.some(({ role }) => role === 'toggleDevTools' || role === 'reload'),
    )
    expect([has, hasNot]).toEqual([true, false])
  })
})
