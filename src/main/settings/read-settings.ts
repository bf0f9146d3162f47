import { settings } from '../../shared/ipc/shapes.ts'
import type { SettingsValues } from './settings.ts'

/** Settings as a file has them: what could be understood, and the names of the members that could not. */
export type ReadSettings = { readonly values: SettingsValues; readonly unreadable: readonly string[] }

/** Reads the members of a settings file one by one, so that one bad member costs no other. Unknown ones are no fault. */
export function readSettings(file: Readonly<Record<string, unknown>>): ReadSettings {
  const good: Record<string, unknown> = {}
  const unreadable: string[] = []
  for (const [name, schema] of Object.entries(settings.shape)) {
    if (!Object.hasOwn(file, name)) continue
    const member = schema.safeParse(file[name])
    if (member.success) good[name] = member.data
    else unreadable.push(name)
  }
  return { values: settings.parse(good), unreadable }
}
