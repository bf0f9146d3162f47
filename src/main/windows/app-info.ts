import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import type { Platform } from '../../shared/shortcuts.ts'

/** What the page may know of the program and what it runs on. */
export function appInfo(version: string, platform: Platform): RequestOutput<'app.info'> {
  const { electron, chrome, node } = process.versions
  return {
    version,
    platform,
    isPreviewRuntime: process.env['CASTWRIGHT_PREVIEW_RUNTIME'] === '1',
    versions: { electron, chrome, node },
  }
}
