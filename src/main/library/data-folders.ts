import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What of the system decides where things are kept. */
export type Surroundings = {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Where Castwright keeps this machine's own data: the folder Electron calls userData, so that window and command line
 * share it (https://www.electronjs.org/docs/latest/api/app#appgetpathname).
 */
export function applicationDataFolder({ platform, home, environment }: Surroundings): string {
  if (environment['CASTWRIGHT_DATA']) return environment['CASTWRIGHT_DATA']
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Castwright')
  if (platform === 'win32')
    return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Castwright')
  return join(environment['XDG_CONFIG_HOME'] || join(home, '.config'), 'Castwright')
}

/** The library where the user has chosen none: Castwright in the documents folder, in its own language on Linux. */
export function defaultLibraryFolder(surroundings: Surroundings): string {
  return join(documentsFolder(surroundings), 'Castwright')
}

function documentsFolder({ platform, home, environment }: Surroundings): string {
  const usual = join(home, 'Documents')
  if (platform !== 'linux') return usual
  const config = environment['XDG_CONFIG_HOME'] || join(home, '.config')
  try {
    // https://www.freedesktop.org/wiki/Software/xdg-user-dirs: lines such as XDG_DOCUMENTS_DIR="$HOME/Dokumente"
    const text = readFileSync(join(config, 'user-dirs.dirs'), 'utf8')
    const named = /^XDG_DOCUMENTS_DIR="(.*)"$/m.exec(text)?.[1]?.replace(/^\$HOME/, () => home)
    return named?.startsWith('/') === true ? named : usual
  } catch {
    return usual
  }
}
