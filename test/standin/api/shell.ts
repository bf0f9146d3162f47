import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { record } from '../record.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'
import { app } from './app.ts'

type Methods = Pick<Electron.Shell, 'beep' | 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem'>

const methods: Methods = {
  openExternal: async (url, options) => {
    await Promise.resolve(record('shell.openExternal', url, options))
  },
  openPath: async (path) => {
    record('shell.openPath', path)
    return await Promise.resolve(existsSync(path) ? '' : 'Failed to open path')
  },
  showItemInFolder: (path) => {
    record('shell.showItemInFolder', path)
  },
  // The file does go away; the trash is a folder of ours, not the person's.
  trashItem: async (path) => {
    record('shell.trashItem', path)
    const trash = join(app.getPath('userData'), 'stand-in-trash')
    await mkdir(trash, { recursive: true })
    await rename(path, join(trash, `${Date.now()}-${basename(path)}`))
  },
  beep: () => {
    record('shell.beep')
  },
}

/** `shell`: noted, and nothing opens. */
export const shell = refuseTheRest(methods, 'shell')
