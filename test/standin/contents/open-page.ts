import type { Browser } from '../chromium/browser.ts'
import type { CdpSession } from '../chromium/cdp-connection.ts'
import { noContentAt } from '../schemes/no-content.ts'

/** A page of Chromium and our session with it. */
export interface OpenPage {
  readonly targetId: string
  readonly session: CdpSession
}

/**
 * Opens a window at `url` with everything in place before its first document: `prepare` gives the commands that must
 * have been carried out by then. Who else watches Chromium sees the window when that document commits, never before.
 *
 * Neither a page held at the start nor one on its way can be relied on to answer in time. So the window is made at an
 * address that answers "no content": nothing commits, all answers come, and only then it is sent to `url`.
 */
export async function openPage(
  browser: Browser,
  url: string,
  { x: left, y: top, width, height }: Electron.Rectangle,
  prepare: (page: OpenPage) => Promise<unknown>[],
): Promise<OpenPage> {
  const size = { newWindow: true, width, height, left, top }
  const { targetId } = await browser.cdp.send('Target.createTarget', { url: noContentAt(url), ...size })
  const page = { targetId, session: await browser.attached(targetId) }
  await Promise.all([...prepare(page), page.session.send('Runtime.runIfWaitingForDebugger')])
  page.session.tell('Page.navigate', { url })
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
