import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'

const USER_FOLDERS: Readonly<Record<string, string>> = {
  desktop: 'Desktop',
  documents: 'Documents',
  downloads: 'Downloads',
  music: 'Music',
  pictures: 'Pictures',
  videos: 'Videos',
}

/** `app.getPath` and `app.setPath`, with Linux's defaults. */
export class AppPaths {
  readonly #set = new Map<string, string>()
  readonly #applicationName: () => string

  constructor(applicationName: () => string) {
    this.#applicationName = applicationName
  }

  get(name: string): string {
    const path = this.#set.get(name) ?? this.#default(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  set(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    this.get(name)
    this.#set.set(name, path)
  }

  #default(name: string): string | undefined {
    const userFolder = USER_FOLDERS[name]
    if (userFolder !== undefined) return join(homedir(), userFolder)
    switch (name) {
      case 'home':
        return homedir()
      case 'appData':
        return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
      case 'userData':
        return join(this.get('appData'), this.#applicationName())
      case 'sessionData':
        return this.get('userData')
      case 'logs':
        return join(this.get('userData'), 'logs')
      case 'crashDumps':
        return join(this.get('userData'), 'Crashpad')
      case 'temp':
        return tmpdir()
      case 'exe':
        return process.argv[0]
      default:
        return undefined
    }
  }
}
