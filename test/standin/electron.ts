// What `electron` is to an application that runs on the stand-in.
import * as names from './electron-names.ts'
import { refuseTheRest } from './refuse-the-rest.ts'

const electron = refuseTheRest(
  { ...names } satisfies Partial<Record<keyof typeof Electron.CrossProcessExports, unknown>>,
  'electron',
)

export * from './electron-names.ts'
// What `require('electron')` gives, and what modules get that import the whole of it (electron-store does).
// oxlint-disable-next-line import/no-default-export
export { electron as 'module.exports', electron as default }
