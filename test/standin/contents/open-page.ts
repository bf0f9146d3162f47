import type { Browser } from '../chromium/browser.ts'
import type { CdpSession } from '../chromium/cdp-connection.ts'

/** A page of Chromium and our session with it. */
export interface OpenPage {
  readonly targetId: string
  readonly session: CdpSession
}

/**
 * Opens a window at `url` with everything in place before its first document: `prepare` gives the commands that must
 * have been carried out by then. Who else watches Chromium sees the window when that document commits, never before.
 */
export async function openPage(
  browser: Browser,
  url: string,
  bounds: Electron.Rectangle,
  prepare: (page: OpenPage) => Promise<unknown>[],
): Promise<OpenPage> {
  const { targetId } = await browser.cdp.send('Target.createTarget', {
    url: browser.isHeadlessShell ? url : 'about:blank',
    newWindow: true,
    width: bounds.width,
    height: bounds.height,
    left: bounds.x,
    top: bounds.y,
  })
  const session = await browser.attached(targetId)
  const page = { targetId, session }
  const prepared = Promise.all(prepare(page))
  if (!browser.isHeadlessShell) {
    // A full Chromium may commit the first document before late scripts are in. It answers while held: so it is held at
    // about:blank, and sent on only when all answers are there.
    await prepared
    session.tell('Page.navigate', { url })
  }
  // A headless shell answers nothing while held, but keeps the order: there the release comes last.
  await Promise.all([session.send('Runtime.runIfWaitingForDebugger'), prepared])
  return page
}

/** Takes over the window that Chromium opened by itself (`--app=`) and sends it to `url`, prepared in the same way. */
export async function takeOverPage(
  browser: Browser,
  url: string,
  prepare: (page: OpenPage) => Promise<unknown>[],
): Promise<OpenPage | null> {
  const targetId = await browser.takeFirstPage()
  if (targetId === null) return null
  const page = { targetId, session: await browser.attached(targetId) }
  await Promise.all([page.session.send('Runtime.runIfWaitingForDebugger'), ...prepare(page)])
  page.session.tell('Page.navigate', { url })
  return page
}
