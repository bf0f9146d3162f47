import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './api/app.ts'
import { defaultSession } from './api/session.ts'
import { Browser } from './chromium/browser.ts'
import { setCurrentBrowser } from './chromium/current-browser.ts'
import { makeEvent } from './make-event.ts'
import { isPreview } from './preview/preview-mode.ts'
import { startLoopbackServer } from './schemes/loopback-server.ts'
import { schemes } from './schemes/scheme-registry.ts'
import { BrowserWindow } from './window/browser-window.ts'

/** Starts Chromium for this application and leads what it reports to the windows. */
export async function startChromium(debuggingPort: string | null): Promise<void> {
  const profile = join(app.getPath('sessionData'), 'chromium-profile')
  mkdirSync(profile, { recursive: true })
  const browser = await Browser.launch({
    profile,
    isHeaded: process.env['STANDIN_HEADED'] === '1' || isPreview,
    isRoot: process.getuid?.() === 0,
    debuggingPort,
    loopbackRule: await startLoopbackServer(),
    switches: app.switches,
  })
  setCurrentBrowser(browser)
  browser.on('page-gone', (targetId) => {
    BrowserWindow.ofTarget(targetId)?.pageGone()
  })
  browser.on('page-crashed', (targetId, status, errorCode) => {
    BrowserWindow.ofTarget(targetId)?.pageCrashed(status, errorCode)
  })
  browser.on('popup', (openerId, url) => {
    BrowserWindow.ofTarget(openerId)?.pageOpenedWindow(url)
  })
  browser.on('download', (url, fileName, frameId) => {
    defaultSession.reportDownload(
      BrowserWindow.ofTarget(frameId)?.webContents ?? null,
      schemes.addresses.fromLoopback(url),
      fileName,
    )
  })
  browser.on('exit', (reason) => {
    if (app.isOver) return
    if (isPreview) {
      // A person closed the last window, and the browser with it.
      for (const window of BrowserWindow.getAllWindows()) window.pageGone()
      return
    }
    process.stderr.write(`stand-in: Chromium ended (${reason})\n`)
    app.emit('child-process-gone', makeEvent({}), { type: 'GPU', reason: 'crashed', exitCode: 1 })
    process.exit(1)
  })
}
