import { join, resolve } from 'node:path'
import { applicationDataFolder, defaultLibraryFolder } from '../library/data-folders.ts'
import { openNodeWriter } from '../settings/open-node-writer.ts'
import { openSettings } from '../settings/open-settings.ts'
import type { Settings } from '../settings/settings.ts'
import type { CommandContext } from './command-context.ts'
import type { Output } from './output.ts'
import { surroundingsOf, type Terminal } from './terminal.ts'

/** The settings file that the window writes, too. What is odd about it is said. */
export function openTerminalSettings(terminal: Terminal, output: Output): Settings {
  const path = join(applicationDataFolder(surroundingsOf(terminal)), 'settings.json')
  const settings = openSettings({ path, clock: terminal.clock, openWriter: openNodeWriter })
  if (settings.notice !== undefined) output.note(settings.notice)
  return settings
}

/** The library's folder: the one named on the command line, else the one chosen in the settings, else the usual one. */
export function libraryRoot({ terminal, settings }: CommandContext, named: string | undefined): string {
  const folder = named ?? settings().get().libraryFolder ?? defaultLibraryFolder(surroundingsOf(terminal))
  return resolve(terminal.folder, folder)
}
