import type { RequestInput } from '../../shared/ipc/schemas.ts'
import { ask, type PageBridge } from './ask.ts'

type PageFault = RequestInput<'app.reportFault'>

/** As much of a fault as main takes. */
const MESSAGE = 300
const STACK = 4000

/** Tells main that a part of the page has stopped, for its log. `components` is React's own stack, where there is one. */
export async function reportFault(
  bridge: PageBridge,
  part: PageFault['part'],
  error: unknown,
  components = '',
): Promise<void> {
  const isError = error instanceof Error
  await ask(bridge, 'app.reportFault', {
    part,
    // What is no error is of unknown content, and stays here.
    message: isError ? `${error.name}: ${error.message}`.slice(0, MESSAGE) : typeof error,
    stack: `${isError ? (error.stack ?? '') : ''}\n${components}`.slice(0, STACK),
  })
}

/** Reports what nothing in the page has caught. */
export function reportUncaught(bridge: PageBridge, page: Window): void {
  page.addEventListener('error', ({ error }) => {
    // Without one it is only Chromium's remark on a slow layout.
    if (error instanceof Error) void reportFault(bridge, 'page', error)
  })
  page.addEventListener('unhandledrejection', ({ reason }) => void reportFault(bridge, 'page', reason))
}
