import type { PushData } from './ipc/schemas.ts'

export type CommandName = PushData<'command'>['name']
export type Platform = 'linux' | 'darwin' | 'win32'

/** What a key does. `Mod` is Ctrl, on macOS ⌘, and `Ctrl` is Ctrl everywhere; arrows and Enter are written as they are shown. */
export type Shortcut = {
  readonly id: string
  readonly group: 'Everywhere' | 'Library' | 'Listening' | 'Generating and writing'
  readonly keys: string
  /** What it does, for the sheet of all keys. */
  readonly meaning: string
  /** The menu item that has this key, and what the page is told to do when either is used. */
  readonly item?: string
  readonly command?: CommandName
}

/** Every key of Castwright: the menus are built from this table and the page shows it. */
export const shortcuts = [
  {
    id: 'new-episode',
    group: 'Everywhere',
    keys: 'Mod+N',
    meaning: 'New episode',
    item: 'New Episode',
    command: 'new-episode',
  },
  {
    id: 'open-scripts',
    group: 'Everywhere',
    keys: 'Mod+O',
    meaning: 'Open script',
    item: 'Open Script…',
    command: 'open-scripts',
  },
  { id: 'find', group: 'Everywhere', keys: 'Mod+F', meaning: 'Find', item: 'Find…', command: 'find' },
  {
    id: 'show-library',
    group: 'Everywhere',
    keys: 'Mod+Shift+L',
    meaning: 'Library',
    item: 'Library',
    command: 'show-library',
  },
  {
    id: 'show-shows',
    group: 'Everywhere',
    keys: 'Mod+Shift+H',
    meaning: 'Shows',
    item: 'Shows',
    command: 'show-shows',
  },
  {
    id: 'show-queue',
    group: 'Everywhere',
    keys: 'Mod+Shift+U',
    meaning: 'Queue',
    item: 'Queue',
    command: 'show-queue',
  },
  {
    id: 'show-settings',
    group: 'Everywhere',
    keys: 'Mod+,',
    meaning: 'Settings',
    item: 'Settings…',
    command: 'show-settings',
  },
  {
    id: 'show-shortcuts',
    group: 'Everywhere',
    keys: 'Mod+/',
    meaning: 'This sheet',
    item: 'Keyboard Shortcuts',
    command: 'show-shortcuts',
  },
  { id: 'show-shortcuts-plain', group: 'Everywhere', keys: '?', meaning: 'This sheet, when not typing' },
  { id: 'open', group: 'Library', keys: 'Enter', meaning: 'Open' },
  { id: 'paste-script', group: 'Library', keys: 'Mod+V', meaning: 'New episode of the copied text' },
  { id: 'generate', group: 'Library', keys: 'Mod+Enter', meaning: 'Generate what is chosen' },
  { id: 'rename', group: 'Library', keys: 'F2', meaning: 'Rename' },
  { id: 'trash', group: 'Library', keys: 'Delete', meaning: 'Move to trash' },
  { id: 'actions', group: 'Library', keys: 'Shift+F10', meaning: 'All actions' },
  { id: 'choose-all', group: 'Library', keys: 'Mod+A', meaning: 'Choose all' },
  { id: 'play-pause-plain', group: 'Listening', keys: 'Space', meaning: 'Play or pause' },
  {
    id: 'play-pause',
    group: 'Listening',
    // Not Mod: on macOS ⌘Space is Spotlight.
    keys: 'Ctrl+Space',
    meaning: 'Play or pause while typing',
    item: 'Play or Pause',
    command: 'play-pause',
  },
  { id: 'back', group: 'Listening', keys: 'J', meaning: 'Back 10 seconds' },
  { id: 'pause', group: 'Listening', keys: 'K', meaning: 'Pause' },
  { id: 'on', group: 'Listening', keys: 'L', meaning: 'On 10 seconds' },
  {
    id: 'previous-line',
    group: 'Listening',
    keys: 'Alt+↑',
    meaning: 'Line before',
    item: 'Previous Line',
    command: 'previous-line',
  },
  {
    id: 'next-line',
    group: 'Listening',
    keys: 'Alt+↓',
    meaning: 'Next line',
    item: 'Next Line',
    command: 'next-line',
  },
  {
    id: 'render',
    group: 'Generating and writing',
    keys: 'Mod+Enter',
    meaning: 'Generate the episode',
    item: 'Generate',
    command: 'render',
  },
  {
    id: 'stop-render',
    group: 'Generating and writing',
    keys: 'Mod+Shift+.',
    meaning: 'Stop generating',
    item: 'Stop Generating',
    command: 'stop-render',
  },
  {
    id: 'export',
    group: 'Generating and writing',
    keys: 'Mod+E',
    meaning: 'Export',
    item: 'Export…',
    command: 'export',
  },
  {
    id: 'save-copy',
    group: 'Generating and writing',
    keys: 'Mod+S',
    meaning: 'Save now',
    item: 'Save',
    command: 'save-copy',
  },
  {
    id: 'paste-version',
    group: 'Generating and writing',
    keys: 'Mod+Shift+N',
    meaning: 'Paste a new version',
    item: 'Paste New Version…',
    command: 'paste-version',
  },
  { id: 'undo', group: 'Generating and writing', keys: 'Mod+Z', meaning: 'Undo' },
  { id: 'redo', group: 'Generating and writing', keys: 'Mod+Shift+Z', meaning: 'Redo' },
  { id: 'put-right', group: 'Generating and writing', keys: 'Mod+.', meaning: 'Put the problem right' },
  { id: 'next-problem', group: 'Generating and writing', keys: 'F8', meaning: 'Next problem' },
  { id: 'play-line', group: 'Generating and writing', keys: 'Mod+Alt+Enter', meaning: 'Play from this line' },
  { id: 'show-takes', group: 'Generating and writing', keys: 'Mod+T', meaning: 'Takes of this line' },
  { id: 'show-doubts', group: 'Generating and writing', keys: 'F9', meaning: 'Takes to listen to' },
] as const satisfies readonly Shortcut[]

/** A shortcut that is also a menu item. */
export type MenuShortcut = Extract<(typeof shortcuts)[number], { readonly command: CommandName }>

const electronNames: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  Enter: 'Return',
  '↑': 'Up',
  '↓': 'Down',
}

/** The keys of a shortcut as Electron's menus write them (https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts). */
export function acceleratorOf(keys: string): string {
  return keys
    .split('+')
    .map((key) => electronNames[key] ?? key)
    .join('+')
}

/** Whether a shortcut is also a menu item. */
export function isMenuShortcut(shortcut: (typeof shortcuts)[number]): shortcut is MenuShortcut {
  return 'command' in shortcut
}
