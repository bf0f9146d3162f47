import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
const pathFile = join(electron, 'path.txt')
const hasBinary = existsSync(pathFile) && existsSync(join(electron, 'dist', readFileSync(pathFile, 'utf8')))

/** Whether Electron itself runs. Nothing but reports and skips may depend on it. */
export const REAL = hasBinary && process.env['STANDIN'] !== '1'

// The whole switch: the package `electron` then answers with <this folder>/electron.
if (!REAL) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(import.meta.dirname, 'bin')
