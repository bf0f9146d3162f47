import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './api/app.ts'
import { defaultSession } from './api/session.ts'
import { hasSandbox } from './chromium/has-sandbox.ts'
import { Browser } from './chromium/browser.ts'
import { allowWindows, startedBrowser } from './chromium/current-browser.ts'
import { makeEvent } from './make-event.ts'
import { isPreview } from './preview/preview-mode.ts'
import { startLoopbackServer } from './schemes/loopback-server.ts'
import { noContentAt } from './schemes/no-content.ts'
import { schemes } from './schemes/scheme-registry.ts'
import { BrowserWindow } from './window/browser-window.ts'

/**
 * Makes windows possible. Tests want Chromium at once, since whoever drives it waits for its port; for people it starts
 * with the first window, whose address it must know to leave out its address bar.
 */
export async function startChromium(debuggingPort: string | null): Promise<void> {
  const loopbackRule = await startLoopbackServer()
  allowWindows(async (firstUrl) => await launchChromium(debuggingPort, loopbackRule, firstUrl))
  if (!isPreview) await startedBrowser('')
}

// Starts Chromium and leads what it reports to the windows.
async function launchChromium(
  debuggingPort: string | null,
  loopbackRule: string,
  firstUrl: string,
): Promise<Browser> {
  const profile = join(app.getPath('sessionData'), 'chromium-profile')
  mkdirSync(profile, { recursive: true })
  const browser = await Browser.launch({
    profile,
    isHeaded: isPreview || process.env['STANDIN_HEADED'] === '1',
    // A person's own browser has its own way to a sandbox; only root never has one.
    hasSandbox: isPreview ? process.getuid?.() !== 0 : hasSandbox(),
    debuggingPort,
    loopbackRule,
    windowUrl: isPreview ? noContentAt(firstUrl) : null,
    switches: app.switches,
  })
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
  return browser
}
