import type { WebContents } from '../contents/web-contents.ts'
import { makeEvent } from '../make-event.ts'

// Electron asks without a dialog. Chromium's own close would raise one, which a test runner accepts at once. As in Blink,
// only a page the user has touched may object.
const ASK = `(() => {
  const event = document.createEvent('BeforeUnloadEvent')
  event.initEvent('beforeunload', false, true)
  window.dispatchEvent(event)
  return (event.defaultPrevented || event.returnValue !== '') && navigator.userActivation.hasBeenActive
})()`

/** Asks the page's `beforeunload`; false when it objects and the application does not overrule it. */
export async function leavesWillingly(contents: WebContents): Promise<boolean> {
  const session = contents.isCrashed() ? null : contents.pageSession
  if (!session) return true
  // Chromium leaves the question to a page that crashes over it without an answer.
  const gone = new Promise<null>((resolve) => {
    contents.once('render-process-gone', () => resolve(null))
  })
  const asked = session.send('Runtime.evaluate', { expression: ASK, returnByValue: true }).catch(() => null)
  const answer = await Promise.race([asked, gone])
  if (answer?.result.value !== true) return true
  const event = makeEvent({})
  contents.emit('will-prevent-unload', event)
  return event.defaultPrevented
}
