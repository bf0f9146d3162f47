// Does what Electron does before and around an application's main script.
import { open as openInspector } from 'node:inspector'
import { createRequire } from 'node:module'
import { isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { becomeUser } from './become-user.ts'
import { parseCommandLine } from './command-line.ts'
import { resolveElectronTo } from './module-hook.ts'
import { readApplication } from './read-application.ts'

const ELECTRON_VERSION = '45.4.1'

becomeUser(process.env['STANDIN_USER'])
const [, , executable = 'electron', ...args] = process.argv
const commandLine = parseCommandLine(args)
if (commandLine.showsVersion) {
  process.stdout.write(`v${ELECTRON_VERSION}\n`)
  process.exit(0)
}

process.argv = [executable, ...args]
Object.defineProperty(process.versions, 'electron', { value: ELECTRON_VERSION, enumerable: true })
Object.defineProperty(process.versions, 'chrome', { value: '0.0.0.0', enumerable: true })
Object.assign(process, {
  type: 'browser',
  defaultApp: true,
  resourcesPath: join(import.meta.dirname, 'resources'),
})
resolveElectronTo(new URL('electron.ts', import.meta.url))
// Prints "Debugger listening on ws://…", the first of the two lines Playwright waits for.
if (commandLine.inspectPort !== null) openInspector(commandLine.inspectPort, '127.0.0.1')

// Only now: whatever is loaded from here on finds this `electron`.
const { app } = await import('./api/app.ts')
const { dialog } = await import('./api/dialog.ts')
const { recordedCalls } = await import('./record.ts')
const { isPreview } = await import('./preview/preview-mode.ts')
const { startChromium } = await import('./start-chromium.ts')

// For tests that only the stand-in runs: what was asked of the parts that only take notes.
Reflect.set(globalThis, 'standInCalls', recordedCalls)

if (isPreview) {
  const { startPreview } = await import('./preview/start-preview.ts')
  startPreview()
}

// As in Electron: without a handler of the application's own, an uncaught error opens a box and the program goes on.
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') > 1) return
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  dialog.showErrorBox('A JavaScript error occurred in the main process', `Uncaught Exception:\n${text}`)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    app.quit()
  })
}

try {
  const { folder, main, name, version } = readApplication(resolve(commandLine.application))
  app.describe(folder, name, version)
  for (const [key, value] of commandLine.switches) app.commandLine.appendSwitch(key, value)
  const requireFromHere = createRequire(join(process.cwd(), 'electron'))
  // Playwright's loader is one of these; it holds `ready` back until it has attached.
  for (const path of commandLine.required) requireFromHere(isAbsolute(path) ? path : resolve(path))
  await import(pathToFileURL(main).href)
} catch (error) {
  process.stderr.write(
    `App threw an error during load\n${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
  )
  process.exit(1)
}
await startChromium(commandLine.debuggingPort)
app.becomeReady()
