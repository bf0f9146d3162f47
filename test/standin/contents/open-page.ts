import type { Browser } from '../chromium/browser.ts'
import type { CdpSession } from '../chromium/cdp-connection.ts'

/** A page of Chromium and our session with it. */
export interface OpenPage {
  readonly targetId: string
  readonly session: CdpSession
}

/** What must be in place before the first document of a page, and how its first request is turned away. */
export interface Preparation {
  readonly answers: Promise<unknown>[]
  /** From now on: resolves when the first document was asked for and refused. */
  readonly turnAwayFirst: () => Promise<void>
}

/**
 * Opens a window at `url` with everything in place before its first document: `prepare` gives the commands that must
 * have been carried out by then. Who else watches Chromium sees the window when that document commits, never before.
 */
export async function openPage(
  browser: Browser,
  url: string,
  bounds: Electron.Rectangle,
  prepare: (page: OpenPage) => Preparation,
): Promise<OpenPage> {
  const { x: left, y: top, width, height } = bounds
  const { targetId } = await browser.cdp.send('Target.createTarget', {
    url,
    newWindow: true,
    width,
    height,
    left,
    top,
  })
  const session = await browser.attached(targetId)
  const page = { targetId, session }
  const { answers, turnAwayFirst } = prepare(page)
  // A headless shell answers nothing while held, but keeps the order: there the release simply comes last.
  const release = () => session.send('Runtime.runIfWaitingForDebugger')
  if (browser.isHeadlessShell) {
    await Promise.all([...answers, release()])
    return page
  }
  // A full Chromium may commit the first document before late scripts are in. So its first request is answered with
  // "no content", which leaves the page where it was, and only then it is sent on its way.
  const turnedAway = turnAwayFirst()
  await Promise.all([turnedAway, ...answers, release()])
  session.tell('Page.navigate', { url })
  return page
}

/** Takes over the window that Chromium opened by itself (`--app=`) and sends it to `url`, prepared in the same way. */
export async function takeOverPage(
  browser: Browser,
  url: string,
  prepare: (page: OpenPage) => Preparation,
): Promise<OpenPage | null> {
  const targetId = await browser.takeFirstPage()
  if (targetId === null) return null
  const page = { targetId, session: await browser.attached(targetId) }
  await Promise.all([page.session.send('Runtime.runIfWaitingForDebugger'), ...prepare(page).answers])
  page.session.tell('Page.navigate', { url })
  return page
}
