const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Ctrl: '⌃', Enter: '↩' }
const otherNames: Readonly<Record<string, string>> = { Mod: 'Ctrl' }

export function isMac(): boolean {
  return navigator.platform.startsWith('Mac')
}

/** The names of the keys of `Mod+Shift+R` on this system, one by one. */
export function spellKeys(keys: string, onMac = isMac()): readonly string[] {
  const names = onMac ? macNames : otherNames
  return keys.split('+').map((key) => names[key] ?? key)
}

/** Whether the key that stands for `Mod` on this system is held, and no other modifier than `others`. */
export function holdsMod(
  event: KeyboardEvent,
  others: { readonly shift?: boolean; readonly alt?: boolean } = {},
): boolean {
  const mod = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  return mod && event.shiftKey === (others.shift ?? false) && event.altKey === (others.alt ?? false)
}

/** Whether Ctrl alone is held, which is Ctrl on macOS too. */
export function holdsControl(event: KeyboardEvent): boolean {
  return event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
}
