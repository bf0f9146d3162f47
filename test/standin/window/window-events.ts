/** The events of `BrowserWindow` that are sent here. */
export const WINDOW_EVENTS = [
  'blur',
  'close',
  'closed',
  'enter-full-screen',
  'focus',
  'hide',
  'leave-full-screen',
  'maximize',
  'minimize',
  'move',
  'moved',
  'page-title-updated',
  'ready-to-show',
  'resize',
  'resized',
  'restore',
  'show',
  'unmaximize',
  // Never sent: a hanging page is not noticed.
  'responsive',
  'unresponsive',
]
