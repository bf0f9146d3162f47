import { expect, test } from 'vitest'
import { mainWindowOptions } from '../../../src/main/windows/main-window.ts'

test('the page is sandboxed, in a world of its own, without Node and without webviews', () => {
  const options = mainWindowOptions({
    bounds: { x: 1, y: 2, width: 1280, height: 800 },
    preload: '/out/preload/index.cjs',
    isDark: true,
    icon: undefined,
  })
  expect(options.webPreferences).toEqual({
    preload: '/out/preload/index.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: true,
  })
  expect(options).toMatchObject({ x: 1, y: 2, width: 1280, height: 800, minWidth: 900, minHeight: 600 })
})
