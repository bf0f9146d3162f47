import type { MenuItemConstructorOptions } from 'electron'
import { basename } from 'node:path'
import {
  acceleratorOf,
  type CommandName,
  isMenuShortcut,
  type MenuShortcut,
  type Platform,
  shortcuts,
} from '../../shared/shortcuts.ts'
import type { Link } from '../ipc/handlers/app-handlers.ts'

export type ApplicationMenu = {
  readonly platform: Platform
  /** Script files opened last, the newest first. */
  readonly recent: readonly string[]
  /** Whether to show what helps only those who work on Castwright itself. */
  readonly isDevelopment: boolean
  readonly command: (name: CommandName) => void
  readonly openRecent: (path: string) => void
  readonly clearRecent: () => void
  readonly openLink: (link: Link) => void
  readonly showAbout: () => void
}

type Item = MenuItemConstructorOptions

const separator: Item = { type: 'separator' }

/** The application menu by the conventions of the platform. Every item that does something has an id. */
export function applicationMenu(parts: ApplicationMenu): Item[] {
  const isMac = parts.platform === 'darwin'
  const item = (id: MenuShortcut['id']): Item => commandItem(id, parts.command)
  const about: Item = { id: 'about', label: 'About Castwright', click: parts.showAbout }
  const file: Item[] = [
    item('new-episode'),
    item('open-scripts'),
    isMac
      ? {
          id: 'open-recent',
          label: 'Open Recent',
          role: 'recentDocuments',
          submenu: [{ label: 'Clear Menu', role: 'clearRecentDocuments' }],
        }
      : recentMenu(parts),
    separator,
    item('save-copy'),
    item('export'),
    separator,
    ...(isMac
      ? [{ id: 'close', role: 'close' } satisfies Item]
      : [item('show-settings'), separator, { id: 'quit', role: 'quit' } satisfies Item]),
  ]
  const edit: Item[] = [
    { id: 'undo', role: 'undo' },
    { id: 'redo', role: 'redo' },
    separator,
    { id: 'cut', role: 'cut' },
    { id: 'copy', role: 'copy' },
    { id: 'paste', role: 'paste' },
    { id: 'paste-plain', role: 'pasteAndMatchStyle' },
    item('paste-version'),
    { id: 'select-all', role: 'selectAll' },
    separator,
    item('find'),
  ]
  const episode: Item[] = [
    item('render'),
    item('stop-render'),
    separator,
    item('play-pause'),
    item('previous-line'),
    item('next-line'),
  ]
  const view: Item[] = [
    item('show-library'),
    item('show-shows'),
    item('show-queue'),
    separator,
    { id: 'zoom-in', role: 'zoomIn' },
    { id: 'zoom-out', role: 'zoomOut' },
    { id: 'actual-size', role: 'resetZoom' },
    separator,
    { id: 'full-screen', role: 'togglefullscreen' },
    ...(parts.isDevelopment ? developmentItems : []),
  ]
  const help: Item[] = [
    {
      id: 'audio-requirements',
      label: 'What Apple Podcasts Asks of Audio',
      click: () => parts.openLink('audio-requirements'),
    },
    item('show-shortcuts'),
    { id: 'licences', label: 'Licences', click: () => parts.command('show-about') },
    ...(isMac ? [] : [separator, about]),
  ]
  return [
    ...(isMac ? [macApplicationMenu(about, item('show-settings'))] : []),
    { id: 'file', label: isMac ? 'File' : '&File', submenu: file },
    { id: 'edit', label: isMac ? 'Edit' : '&Edit', submenu: edit },
    { id: 'episode', label: isMac ? 'Episode' : 'E&pisode', submenu: episode },
    { id: 'view', label: isMac ? 'View' : '&View', submenu: view },
    ...(isMac ? [{ id: 'window', role: 'windowMenu' } satisfies Item] : []),
    { id: 'help', role: 'help', label: isMac ? 'Help' : '&Help', submenu: help },
  ]
}

const developmentItems: readonly Item[] = [
  separator,
  { id: 'reload', role: 'reload' },
  { id: 'developer-tools', role: 'toggleDevTools' },
]

function commandItem(id: MenuShortcut['id'], command: (name: CommandName) => void): Item {
  const shortcut = shortcuts.filter(isMenuShortcut).find((one) => one.id === id)
  if (shortcut === undefined) throw new Error(`${id} is no command`)
  return {
    id,
    label: shortcut.item,
    accelerator: acceleratorOf(shortcut.keys),
    click: () => command(shortcut.command),
  }
}

function recentMenu({ recent, openRecent, clearRecent }: ApplicationMenu): Item {
  const files = recent.map((path, place): Item => {
    // An ampersand marks a key in a menu unless it is doubled.
    const label = basename(path).replaceAll('&', '&&')
    return { id: `recent-${place + 1}`, label, toolTip: path, click: () => openRecent(path) }
  })
  const clear: Item[] = [separator, { id: 'clear-recent', label: 'Clear Recent', click: clearRecent }]
  return {
    id: 'open-recent',
    label: 'Open Recent',
    enabled: recent.length > 0,
    submenu: files.length === 0 ? [] : [...files, ...clear],
  }
}

function macApplicationMenu(about: Item, settings: Item): Item {
  return {
    id: 'application',
    label: 'Castwright',
    submenu: [
      about,
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { id: 'quit', role: 'quit' },
    ],
  }
}
