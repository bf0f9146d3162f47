import { join, resolve } from 'node:path'
import { applicationDataFolder, defaultLibraryFolder } from '../library/data-folders.ts'
import { ensurePresent } from '../library/ensure-present.ts'
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

/**
 * The library's folder: the one named on the command line, else the one chosen in the settings, else the usual one. One
 * that was chosen is not made anew where it is missing: its disk may only be away. Throws StudioError('folder-missing').
 */
export async function libraryRoot(
  { terminal, settings }: CommandContext,
  named: string | undefined,
): Promise<string> {
  if (named !== undefined) return resolve(terminal.folder, named)
  const chosen = settings().get().libraryFolder
  if (chosen === undefined) return defaultLibraryFolder(surroundingsOf(terminal))
  await ensurePresent(chosen)
  return chosen
}
