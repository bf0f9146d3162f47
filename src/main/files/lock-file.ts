import { mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../core/text/parse-json.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from './file-error.ts'
import { isAbsent } from './is-absent.ts'
import { isProcessAlive } from './is-process-alive.ts'

const ownerSchema = z.object({ process: z.int().positive() })
/** Milliseconds in which a lock may be there without its owner's name: it is made, then written. */
const UNNAMED = 5_000

/**
 * Holds the lock file at `path` until the returned function is called. Locks lie in this machine's own folder, so a lock
 * whose process has ended is known to be left over and is taken. Throws StudioError('episode-busy') where a live process
 * holds it; `what` names the thing in that sentence.
 */
export async function holdLock(path: string, what: string): Promise<() => Promise<void>> {
  const mine = JSON.stringify({ process: process.pid })
  try {
    await mkdir(dirname(path), { recursive: true })
    while (!(await claim(path, mine))) {
      if (await isHeld(path))
        throw new StudioError('episode-busy', `${what} is being rendered by another Castwright.`)
      await unlink(path).catch(absent)
    }
  } catch (error) {
    throw fileError(error, path)
  }
  return async () => {
    await unlink(path).catch(absent)
  }
}

/** Whether there is a lock at `path` that its process left behind. */
export async function isLeftOver(path: string): Promise<boolean> {
  return (await stat(path).catch(absent)) !== undefined && !(await isHeld(path))
}

async function claim(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function isHeld(path: string): Promise<boolean> {
  const [content, facts] = await Promise.all([readFile(path, 'utf8').catch(absent), stat(path).catch(absent)])
  if (content === undefined || facts === undefined) return false
  const owner = ownerSchema.safeParse(parseJson(content))
  return owner.success ? isProcessAlive(owner.data.process) : Date.now() - facts.mtimeMs < UNNAMED
}

function absent(error: unknown): undefined {
  if (!isAbsent(error)) throw error
}
