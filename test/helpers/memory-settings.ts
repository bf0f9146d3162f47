import { readSettings } from '../../src/main/settings/read-settings.ts'
import type { Settings, SettingsValues } from '../../src/main/settings/settings.ts'

/** Settings that are written nowhere. */
export function memorySettings(values: Partial<SettingsValues> = {}): Settings {
  let current: Record<string, unknown> = values
  const listeners = new Set<(values: SettingsValues) => void>()
  const get = () => readSettings(current).values
  return {
    notice: undefined,
    get,
    set(changes) {
      current = Object.fromEntries(
        Object.entries({ ...current, ...changes }).filter(([, value]) => value !== null),
      )
      for (const listener of listeners) listener(get())
      return get()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
