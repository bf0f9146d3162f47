import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// https://www.electronjs.org/docs/latest/tutorial/fuses: the sentinel, the version, the number of fuses, one digit each.
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FACTORY_SETTINGS = '101100010'

/** Fills `folder` with what packaging needs of an Electron for Linux: nothing in it runs. */
export function writeStubElectron(folder: string, version: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const fuses = Buffer.from([1, FACTORY_SETTINGS.length])
  const executable = Buffer.concat([Buffer.from(SENTINEL), fuses, Buffer.from(FACTORY_SETTINGS)])
  writeFileSync(join(folder, 'electron'), executable, { mode: 0o755 })
  writeFileSync(join(folder, 'version'), version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak'])
    writeFileSync(join(folder, name), 'stub')
}
