/**
 * Whether people use this program, and no tests: STANDIN_PREVIEW=1. Then Chromium has a window on the desktop and no
 * debugging port, dialogs are real, the menu is a button in the window, and its title says what it is.
 */
export const isPreview = process.env['STANDIN_PREVIEW'] === '1'

/** Messages between the preview's own things in the page and the main process. */
export const PREVIEW_CHANNEL = 'stand-in:preview'
