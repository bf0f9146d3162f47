import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { partPath } from '../files/part-name.ts'
import { replaceFileNow } from '../files/replace-file.ts'
import type { SettingsWriter } from './open-settings.ts'

/** Writes a small JSON file with nothing but Node: temporary file, fsync, rename. */
export function openNodeWriter(path: string): SettingsWriter {
  return {
    write(members) {
      mkdirSync(dirname(path), { recursive: true })
      const part = partPath(path)
      try {
        const file = openSync(part, 'wx', 0o600)
        try {
          writeFileSync(file, `${JSON.stringify(members, null, 2)}\n`)
          fsyncSync(file)
        } finally {
          closeSync(file)
        }
        replaceFileNow(part, path)
      } catch (error) {
        rmSync(part, { force: true })
        throw error
      }
    },
  }
}
