import { createHash } from 'node:crypto'
import { watch, type FSWatcher } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type ScriptWatch = {
  /** The script on disk is this one now, and that is no news. SHA-256, hex. */
  readonly know: (digest: string) => void
  readonly close: () => void
}

/** Milliseconds: programs write in several steps, and each is an event. */
const QUIET = 120

/** Calls `onChange` when script.md in `folder` is no longer the one of `digest` and nobody here has changed it. */
export function watchScript(folder: string, digest: string, onChange: () => void): ScriptWatch {
  let known = digest
  let timer: NodeJS.Timeout | undefined
  const look = async () => {
    const bytes = await readFile(join(folder, 'script.md')).catch(() => undefined)
    // A file that is away for a moment is being replaced; the event of its return comes.
    if (bytes === undefined) return
    const found = createHash('sha256').update(bytes).digest('hex')
    if (found === known) return
    known = found
    onChange()
  }
  const watcher = watchFolder(folder, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), QUIET)
  })
  return {
    know(next) {
      known = next
    },
    close() {
      clearTimeout(timer)
      watcher?.close()
    },
  }
}

/** Systems limit how much may be watched, and some disks cannot be. Each save looks at the script all the same. */
function watchFolder(folder: string, onChange: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, (_, name) => {
      if (name === null || name === 'script.md') onChange()
    })
    // A folder that vanishes is told at the next save, by its own sentence.
    watcher.on('error', () => watcher.close())
    return watcher
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}
