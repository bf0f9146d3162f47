import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import ElectronStore from 'electron-store'
import { app, dialog, protocol } from 'electron'
import { isStudioError } from '../shared/studio-error.ts'
import { fileError } from './files/file-error.ts'
import { takeKeysFromEnvironment } from './key/environment-keys.ts'
import { applicationDataFolder } from './library/data-folders.ts'
import { createFileLog } from './log/file-log.ts'
import { schemes } from './protocols/schemes.ts'
import { openSettings } from './settings/open-settings.ts'
import { storeWriter } from './settings/store-writer.ts'
import { openApplication } from './windows/open-application.ts'
import { outsideFiles } from './windows/outside-files.ts'
import { scriptArguments } from './windows/script-arguments.ts'

// Before anything is started that would inherit them.
const environmentKeys = takeKeysFromEnvironment(process.env)
const surroundings = { platform: process.platform, home: homedir(), environment: process.env }
const data = resolve(applicationDataFolder(surroundings))
const clock = () => new Date()
const log = createFileLog({ folder: join(data, 'logs'), clock })
for (const { text } of environmentKeys) log.hide(text)

process.on('uncaughtException', endWith)
process.on('unhandledRejection', (reason) => log.error('A promise failed unheard', reason))

/** What has to happen before Electron is ready. */
function start(): void {
  app.setName('Castwright')
  // Under these the desktop files its windows and notifications; the installers use the same.
  if (process.platform === 'win32') app.setAppUserModelId('app.castwright.desktop')
  if (process.platform === 'linux') app.setDesktopName('castwright.desktop')
  makeFolder(data)
  app.setPath('userData', data)
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged(schemes)
  // The lock lies in the data folder: a Castwright with other data is another one.
  if (app.requestSingleInstanceLock()) open()
  else app.quit()
}

/** Opens the application, and in it every file that the system asks for. */
function open(): void {
  const files = outsideFiles(scriptArguments(process.argv, process.cwd()))
  // macOS may ask for a file before the application is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    files.add([path])
  })
  app.on('second-instance', (_event, argv, folder) => files.add(scriptArguments(argv, folder)))
  const settings = openSettings({
    path: join(data, 'settings.json'),
    clock,
    openWriter: (path) => storeWriter(new ElectronStore({ cwd: dirname(path), name: 'settings' })),
  })
  const folders = {
    data,
    page: join(import.meta.dirname, '../renderer'),
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    resources: join(import.meta.dirname, '../../resources'),
  }
  app
    .whenReady()
    .then(() => openApplication({ folders, surroundings, settings, environmentKeys, clock, log, files }))
    .catch(endWith)
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    throw fileError(error, path)
  }
}

function endWith(error: unknown): void {
  log.error('A fault of the program', error)
  const sentence = isStudioError(error) ? error.message : 'It has met a fault of its own.'
  dialog.showErrorBox('Castwright has to close.', `${sentence} Your files are as they were.`)
  app.exit(1)
}

try {
  start()
} catch (error) {
  endWith(error)
}
