import type { SettingsWriter } from './open-settings.ts'

/** The part of electron-store that is used: the whole content, written atomically when it is assigned. */
export type WholeStore = { store: Record<string, unknown> }

/** Writes the settings file through electron-store, which main's entry constructs. */
export function storeWriter(store: WholeStore): SettingsWriter {
  return {
    write(members) {
      store.store = { ...members }
    },
  }
}
