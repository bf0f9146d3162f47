import { basename } from 'node:path'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import type { LibraryService } from '../ipc/window-services.ts'
import type { RecentFiles } from './recent-files.ts'

type Opened = RequestOutput<'library.openDropped'>

/** Opens script files in the library and remembers those that could be read. */
export function openScriptFiles(
  library: LibraryService,
  recent: RecentFiles,
): (paths: readonly string[]) => Promise<Opened> {
  return async (paths) => {
    const opened = await library.openFiles(paths)
    const refused = new Set(opened.refused.map(({ file }) => file))
    recent.add(paths.filter((path) => !refused.has(path) && !refused.has(basename(path))))
    return opened
  }
}
