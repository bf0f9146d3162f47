// @ts-nocheck: plain JavaScript, as Electron loads it
// A small application whose tests state facts about Electron. It does what must be done before `ready`, notes the order of
// events in a file, and leaves the rest to the tests, which reach into it with `app.evaluate`.
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, protocol } from 'electron'
import { serveOwnSchemes } from './own-schemes.js'

const data = process.env.CASTWRIGHT_DATA
mkdirSync(data, { recursive: true })
app.setPath('userData', data)

const note = (text) => appendFileSync(join(data, 'order.txt'), `${text}\n`)
const ask = (name) => process.env[`CONFORMANCE_${name}`] === '1'

note('main')
try {
  note(new BrowserWindow().id)
} catch (error) {
  note(`window refused: ${error.message}`)
}

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  { scheme: 'media', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  { scheme: 'plain', privileges: { standard: true } },
])

for (const name of ['will-finish-launching', 'ready', 'before-quit', 'will-quit'])
  app.on(name, () => note(name))
app.on('quit', (_event, code) => note(`quit ${code}`))
app.on('web-contents-created', () => note('web-contents-created'))
if (!ask('DEFAULT_QUIT')) app.on('window-all-closed', () => note('window-all-closed'))
if (ask('SINGLE')) {
  const isFirst = app.requestSingleInstanceLock({ greeting: 'hello' })
  note(isFirst ? 'lock' : 'no lock')
  app.on('second-instance', (_event, argv, folder, extra) => {
    note(`second-instance ${JSON.stringify({ argv: argv.slice(-1), folder, extra })}`)
  })
  if (!isFirst) app.quit()
}

ipcMain.handle('echo', (_event, ...args) => args)
ipcMain.handle('fail', (_event, name, message) => {
  throw Object.assign(name === 'TypeError' ? new TypeError(message) : new Error(message), { code: 'SECRET' })
})
ipcMain.handle('sender', ({ sender, senderFrame }) => {
  const { url, origin, parent, top } = senderFrame
  return { id: sender.id, url, origin, hasParent: parent !== null, isTop: top.url === url }
})
ipcMain.on('ask', (event, text) => event.reply('answer', `${text}!`))

/** Opens a window on a page of the `app` scheme; its preload is the one in this folder unless told otherwise. */
globalThis.openWindow = async (page = 'index.html', options = {}) => {
  const preload = join(import.meta.dirname, options.preload ?? 'preload.cjs')
  const window = new BrowserWindow({ width: 640, height: 480, ...options, webPreferences: { preload } })
  window.on('close', () => note('close'))
  window.on('closed', () => note('closed'))
  await window.loadURL(`app://conformance/${page}`)
  return window.id
}

void app.whenReady().then(async () => {
  note('whenReady')
  serveOwnSchemes()
  return ask('NO_WINDOW') ? null : await globalThis.openWindow()
})
