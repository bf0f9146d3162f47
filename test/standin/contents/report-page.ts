import { makeEvent } from '../make-event.ts'
import { schemes } from '../schemes/scheme-registry.ts'
import { LoadError } from './load-errors.ts'
import type { PageConnection } from './page-connection.ts'
import type { PendingLoad } from './pending-load.ts'
import type { WebContents } from './web-contents.ts'
import { webFrameMain } from './web-frame-main.ts'

const LEVELS: Readonly<Record<string, [level: string, number: number]>> = {
  debug: ['debug', 0],
  error: ['error', 3],
  assert: ['error', 3],
  warning: ['warning', 2],
}

/** Turns what happens in a page into the events of its `webContents`. */
export function reportPage(
  page: PageConnection,
  contents: WebContents,
  pending: PendingLoad,
  state: { isLoading: boolean; isCrashed: boolean },
): void {
  page.on('started-navigating', (frameId, url, isSameDocument) => {
    const isMainFrame = frameId === page.frames.mainId
    const frame = webFrameMain(page.frames, frameId)
    const event = makeEvent({ url, isMainFrame, isSameDocument, frame, initiator: null })
    contents.emit('did-start-navigation', event, url, isSameDocument, isMainFrame, 1, 1)
  })
  page.on('navigated', (frame, unreachableUrl) => {
    if (frame.parentId !== null) return
    state.isCrashed = false
    if (unreachableUrl !== '') {
      reportFailure(contents, pending, 'ERR_FAILED', schemes.addresses.fromLoopback(unreachableUrl))
    }
    contents.emit('did-navigate', makeEvent({}), frame.url, 200, '')
  })
  page.on('moved-within', (url) => {
    contents.emit('did-navigate-in-page', makeEvent({}), url, true)
  })
  page.on('loading', (isLoading) => {
    state.isLoading = isLoading
    contents.emit(isLoading ? 'did-start-loading' : 'did-stop-loading')
  })
  page.on('dom-ready', () => {
    contents.emit('dom-ready')
  })
  page.on('loaded', () => {
    contents.emit('did-finish-load')
    pending.finish()
  })
  page.on('console', (type, message) => {
    const [level, number] = LEVELS[type] ?? ['info', 1]
    const details = { message, level, lineNumber: 0, sourceId: '', frame: contents.mainFrame }
    contents.emit('console-message', makeEvent(details), number, message, 0, '')
  })
}

/** A load of the main frame failed; `text` is Chromium's name for the reason. */
export function reportFailure(contents: WebContents, pending: PendingLoad, text: string, url: string): void {
  // A handler that gave no answer looks like a broken connection here.
  const reason = schemes.failures.get(url)
  schemes.failures.delete(url)
  const error = new LoadError(reason ?? text, url)
  contents.emit('did-fail-load', makeEvent({}), error.errno, error.code, url, true, 1, 1)
  pending.fail(error)
}
