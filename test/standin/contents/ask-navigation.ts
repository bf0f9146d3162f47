import { makeEvent } from '../make-event.ts'
import type { FrameTree } from './frame-tree.ts'
import type { WantedNavigation } from './navigation-guard.ts'
import type { WebContents } from './web-contents.ts'
import { webFrameMain } from './web-frame-main.ts'

/** Sends Electron's navigation events, in its order; `false` as soon as one is prevented. */
export function askNavigation(contents: WebContents, frames: FrameTree, wanted: WantedNavigation): boolean {
  const { url, isMainFrame, isRedirect, frameId } = wanted
  const frame = webFrameMain(frames, frameId)
  const details = { url, isMainFrame, isSameDocument: false, frame, initiator: frame }
  const isAllowed = (name: string): boolean => {
    const event = makeEvent({ ...details })
    contents.emit(name, event, url, false, isMainFrame, 1, 1)
    return !event.defaultPrevented
  }
  if (isRedirect) return isAllowed('will-redirect')
  return isAllowed('will-frame-navigate') && (!isMainFrame || isAllowed('will-navigate'))
}
