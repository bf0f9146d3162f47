import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { PageSettings } from './page/page-settings.ts'

const MAIN_WORLD = [
  'page/world-bridge.ts',
  'page/own-schemes.ts',
  'page/permission-requests.ts',
  'page/main-world.ts',
]
const ISOLATED_WORLD = [
  'codec.ts',
  'page/world-bridge.ts',
  'page/ipc-renderer.ts',
  'page/page-reports.ts',
  'page/file-paths.ts',
  'page/own-schemes.ts',
  'page/isolated-world.ts',
]

const PREVIEW = [
  'preview/page-overlay.ts',
  'preview/page-menu.ts',
  'preview/page-sheet.ts',
  'preview/page-title-mark.ts',
  'preview/install-preview.ts',
]

/** The scripts that run before every document's own, one for each world. `preload` is the text of the preload file. */
export function pageScripts(settings: PageSettings, preload: string): { main: string; isolated: string } {
  const json = JSON.stringify(settings)
  const isolatedFiles = settings.previewChannel === null ? ISOLATED_WORLD : [...PREVIEW, ...ISOLATED_WORLD]
  const wrapped = `function (require, module, exports, process) {${preload}\n}`
  return {
    main: inOneScope(MAIN_WORLD, `installMainWorld(${json})`, '', 'stand-in/main-world.js'),
    isolated: inOneScope(
      isolatedFiles,
      `installIsolatedWorld(${json}, preload)`,
      wrapped,
      'stand-in/preload.js',
    ),
  }
}

// The files become one function body: without types, imports and exports. Their top-level names must differ.
// The preload stands outside, since it need not be strict.
function inOneScope(files: readonly string[], call: string, preload: string, name: string): string {
  const bodies = files.map((file) =>
    stripTypeScriptTypes(readFileSync(new URL(file, import.meta.url), 'utf8'))
      .replaceAll(/^import [^']*'[^']*'$/gm, '')
      .replaceAll(/^export /gm, ''),
  )
  return `((preload) => {'use strict'\n${bodies.join('\n')}\n${call}\n})(${preload})\n//# sourceURL=${name}`
}
