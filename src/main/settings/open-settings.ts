import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { keepAside } from './keep-aside.ts'
import { type Members, readMembers } from './read-members.ts'
import { readSettings } from './read-settings.ts'
import type { Settings, SettingsValues } from './settings.ts'

/** What writes the settings file. The window gives electron-store, the command line plain Node. */
export interface SettingsWriter {
  /** Replaces the whole file, so that after a crash either the old or the new one is there. */
  readonly write: (members: Members) => void
}

export type OpenSettings = {
  /** `settings.json` in the application data folder. */
  readonly path: string
  readonly clock: () => Date
  /** Called at the first change: a writer may refuse to begin with a file that is broken. */
  readonly openWriter: (path: string) => SettingsWriter
}

/**
 * Opens the settings file. One that is damaged, wholly or in some members, is kept aside as `settings.broken-<date>.json`
 * and `notice` says so; what could be understood goes on, the rest is as by default. Members of other versions are kept.
 */
export function openSettings({ path, clock, openWriter }: OpenSettings): Settings {
  const { values, notice } = firstReading(path, clock)
  let current = values
  let writer: SettingsWriter | undefined
  const listeners = new Set<(values: SettingsValues) => void>()
  return {
    notice,
    get: () => current,
    set(changes) {
      // Read again: the command line may have written meanwhile. What cannot be read is not overwritten.
      const present = readMembers(path)
      if (present === 'broken') keepAside(path, clock(), 'move')
      const members = { ...(present === 'broken' ? {} : present), ...changes }
      const next = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))
      try {
        writer ??= openWriter(path)
        writer.write(next)
      } catch (error) {
        throw fileError(error, path)
      }
      current = readSettings(next).values
      for (const listener of listeners) listener(current)
      return current
    },
    onChange(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

function firstReading(
  path: string,
  clock: () => Date,
): { values: SettingsValues; notice: string | undefined } {
  const defaults = readSettings({}).values
  try {
    const members = readMembers(path)
    if (members === 'broken') {
      const aside = keepAside(path, clock(), 'move')
      return {
        values: defaults,
        notice: `The settings file was damaged. It is kept as ${aside}; the usual settings are used.`,
      }
    }
    const { values, unreadable } = readSettings(members)
    if (unreadable.length === 0) return { values, notice: undefined }
    const aside = keepAside(path, clock(), 'copy')
    const names = unreadable.join(', ')
    return {
      values,
      notice: `Some settings were not understood (${names}) and are as usual. The file is kept as ${aside}.`,
    }
  } catch (error) {
    if (!(error instanceof StudioError)) throw error
    return { values: defaults, notice: `${error.message} The usual settings are used.` }
  }
}
