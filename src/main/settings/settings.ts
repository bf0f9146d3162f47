import type { z } from 'zod'
import type { settings, settingsChanges } from '../../shared/ipc/shapes.ts'

export type SettingsValues = z.output<typeof settings>
/** What may be set: any of them, and the library folder, which only a dialog or the command line gives. */
export type SettingsChanges = z.output<typeof settingsChanges> & {
  readonly libraryFolder?: string
  readonly declinedKeys?: SettingsValues['declinedKeys']
  readonly exportChoices?: SettingsValues['exportChoices']
  readonly exportFolder?: string
  readonly publishFolders?: Readonly<Record<string, string>>
}

/** The user's settings. One file holds them for the window and the command line. */
export interface Settings {
  readonly get: () => SettingsValues
  /** Writes the changes, null for what is to be as usual again, and returns all values. Throws StudioError for what the disk refuses; then nothing is changed. */
  readonly set: (changes: SettingsChanges) => SettingsValues
  readonly onChange: (listener: (values: SettingsValues) => void) => () => void
  /** One sentence: why the file was put aside when it was read, and where it is; undefined when it was in order. */
  readonly notice: string | undefined
}
