import type { PushData } from './ipc/schemas.ts'

export type CommandName = PushData<'command'>['name']
export type Platform = 'linux' | 'darwin' | 'win32'

/** What a key does. `keys` is written as Electron's menus write it; the menu carries those with a `command`. */
export type Shortcut = {
  readonly id: string
  readonly group: 'Playing' | 'Script' | 'Episodes' | 'Window'
  readonly label: string
  readonly keys: string
  /** What the page is told to do when the menu item or its key is used; absent where the page sees the key itself. */
  readonly command?: CommandName
}

/** Every key of Castwright: the menus are built from this table and the page shows it. */
export const shortcuts = [
  { id: 'new-episode', group: 'Episodes', label: 'New Episode', keys: 'CmdOrCtrl+N', command: 'new-episode' },
  {
    id: 'open-scripts',
    group: 'Episodes',
    label: 'Open Script…',
    keys: 'CmdOrCtrl+O',
    command: 'open-scripts',
  },
  { id: 'save-copy', group: 'Episodes', label: 'Save a Copy', keys: 'CmdOrCtrl+S', command: 'save-copy' },
  { id: 'export', group: 'Episodes', label: 'Export Audio…', keys: 'CmdOrCtrl+E', command: 'export' },
  {
    id: 'show-library',
    group: 'Episodes',
    label: 'Library',
    keys: 'CmdOrCtrl+Shift+L',
    command: 'show-library',
  },
  { id: 'find', group: 'Script', label: 'Find…', keys: 'CmdOrCtrl+F', command: 'find' },
  { id: 'render', group: 'Script', label: 'Generate', keys: 'CmdOrCtrl+Return', command: 'render' },
  {
    id: 'stop-render',
    group: 'Script',
    label: 'Stop Generating',
    keys: 'CmdOrCtrl+Shift+.',
    command: 'stop-render',
  },
  { id: 'undo', group: 'Script', label: 'Undo', keys: 'CmdOrCtrl+Z' },
  { id: 'redo', group: 'Script', label: 'Redo', keys: 'CmdOrCtrl+Shift+Z' },
  {
    id: 'play-pause',
    group: 'Playing',
    label: 'Play or Pause',
    keys: 'CmdOrCtrl+Space',
    command: 'play-pause',
  },
  { id: 'play-pause-plain', group: 'Playing', label: 'Play or Pause, when not typing', keys: 'Space' },
  {
    id: 'previous-line',
    group: 'Playing',
    label: 'Previous Line',
    keys: 'Alt+Up',
    command: 'previous-line',
  },
  { id: 'next-line', group: 'Playing', label: 'Next Line', keys: 'Alt+Down', command: 'next-line' },
  {
    id: 'show-settings',
    group: 'Window',
    label: 'Settings…',
    keys: 'CmdOrCtrl+,',
    command: 'show-settings',
  },
  {
    id: 'show-shortcuts',
    group: 'Window',
    label: 'Keyboard Shortcuts',
    keys: 'CmdOrCtrl+/',
    command: 'show-shortcuts',
  },
  { id: 'show-shortcuts-plain', group: 'Window', label: 'Keyboard Shortcuts, when not typing', keys: '?' },
  { id: 'zoom-in', group: 'Window', label: 'Zoom In', keys: 'CmdOrCtrl+Plus' },
  { id: 'zoom-out', group: 'Window', label: 'Zoom Out', keys: 'CmdOrCtrl+-' },
  { id: 'actual-size', group: 'Window', label: 'Actual Size', keys: 'CmdOrCtrl+0' },
] as const satisfies readonly Shortcut[]

export type ShortcutId = (typeof shortcuts)[number]['id']

const spelled: Readonly<Record<Platform, Readonly<Record<string, string>>>> = {
  darwin: { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃', Return: '↩', Up: '↑', Down: '↓', Plus: '+' },
  linux: { CmdOrCtrl: 'Ctrl', Return: 'Enter', Up: '↑', Down: '↓', Plus: '+' },
  win32: { CmdOrCtrl: 'Ctrl', Return: 'Enter', Up: '↑', Down: '↓', Plus: '+' },
}

/** The keys of a shortcut, one by one, as this platform names them: `['Ctrl', 'Shift', 'L']`. */
export function keyLabels(keys: string, platform: Platform): readonly string[] {
  return keys.split('+').map((key) => spelled[platform][key] ?? key)
}
