import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isMainThread, threadId } from 'node:worker_threads'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from './file-error.ts'
import { isAbsent } from './is-absent.ts'
import { partPath } from './part-name.ts'
import { ownMark } from './process-mark.ts'
import { replaceFile } from './replace-file.ts'
import { isLockHeld, seeLock, takingPath, type SeenLock } from './seen-lock.ts'
import { sweepParts } from './sweep-parts.ts'

/** Lets a lock go. Harmless where somebody else holds it by now. */
export type Release = () => Promise<void>

/** Whether whoever made a lock is at work with it. */
type IsHeld = (lock: SeenLock) => boolean

/** Milliseconds between looks at a lock that is waited for. */
const LOOK = 10
/** How often a lock that others make and let go meanwhile is tried for before it counts as held. */
const TRIES = 20

/**
 * Holds the lock file at `path` until the returned function is called. Locks lie in this machine's own folder, so a lock
 * whose process has ended is known to be left over and is taken. Throws StudioError('episode-busy') where a live process
 * holds it; `what` names the thing in that sentence. Of all workers of a process only one at a time may hold such locks: when
 * it broke down, the next one takes what it left.
 */
export async function holdLock(path: string, what: string): Promise<Release> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await sweepParts(dirname(path))
    const release = await tryLock(path, (lock) => isLockHeld(lock, Infinity) && !isOfEndedWorker(lock))
    if (release !== undefined) return release
  } catch (error) {
    throw fileError(error, path)
  }
  throw new StudioError('episode-busy', `${what} is being rendered by another Castwright.`)
}

/**
 * Holds the lock file at `path` as soon as it is free. It is for work of moments: a lock older than `longest`
 * milliseconds is taken, whoever holds it. Throws StudioError for what the disk refuses.
 */
export async function waitForLock(path: string, longest: number): Promise<Release> {
  try {
    for (;;) {
      const release = await tryLock(path, (lock) => isLockHeld(lock, longest))
      if (release !== undefined) return release
      await setTimeout(LOOK)
    }
  } catch (error) {
    throw fileError(error, path)
  }
}

/** Whether there is a lock at `path` that its process left behind. */
export async function isLeftOver(path: string): Promise<boolean> {
  const lock = await seeLock(path)
  return lock !== undefined && !isLockHeld(lock, Infinity)
}

async function tryLock(path: string, isHeld: IsHeld): Promise<Release | undefined> {
  const mine = JSON.stringify({ ...ownMark(), thread: threadId, token: randomBytes(8).toString('hex') })
  const release = async () => {
    if ((await contentOf(path)) === mine) await unlink(path).catch(absent)
  }
  for (let tries = 0; tries < TRIES; tries++) {
    if (await claim(path, mine)) return release
    const lock = await seeLock(path)
    // It was let go meanwhile.
    if (lock === undefined) continue
    if (isHeld(lock)) return undefined
    const end = await takeOver(path, lock, { mine, isHeld })
    if (end === 'taken') return release
    if (end === 'held') return undefined
  }
  return undefined
}

/**
 * Puts `mine` in the place of a lock that was left over. It may be replaced only by whoever has made the mark that belongs
 * to this very lock, and who finds it still there after that: so nobody replaces what another has just put there, however
 * long ago he saw the old one. The mark itself becomes the lock, in one step: there is no moment without either. A mark
 * whose maker was killed is taken over in the same way. 'changed': another lock is there, or none.
 */
async function takeOver(
  path: string,
  left: SeenLock,
  taker: { readonly mine: string; readonly isHeld: IsHeld },
): Promise<'taken' | 'held' | 'changed'> {
  const mark = takingPath(path, left)
  if (!(await claim(mark, taker.mine))) {
    const other = await seeLock(mark)
    if (other === undefined) return 'changed'
    if (taker.isHeld(other)) return 'held'
    const end = await takeOver(mark, other, taker)
    if (end !== 'taken') return end
  }
  try {
    if ((await seeLock(path))?.id === left.id) await replaceFile(mark, path)
    else await unlink(mark).catch(absent)
  } catch (error) {
    await unlink(mark).catch(() => undefined)
    if (!isAbsent(error)) throw error
  }
  return (await contentOf(path)) === taker.mine ? 'taken' : 'changed'
}

/** Whether an earlier worker of this process made the lock. The main thread cannot tell: the worker may be at work. */
function isOfEndedWorker({ owner }: SeenLock): boolean {
  if (isMainThread) return false
  return owner?.process === process.pid && owner.thread !== undefined && owner.thread !== threadId
}

/**
 * Makes a lock with its owner's name in it, whatever happens meanwhile: one without would stop others until it is clear
 * that its owner was killed before it wrote its name.
 */
async function claim(path: string, content: string): Promise<boolean> {
  const named = partPath(path)
  await writeFile(named, content, { flag: 'wx' })
  try {
    await link(named, path)
    return true
  } catch (error) {
    return isTaken(error) ? false : await claimWithoutLinks(path, content)
  } finally {
    await unlink(named).catch(absent)
  }
}

/** Some disks, such as FAT, know no links. */
async function claimWithoutLinks(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

function contentOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(absent)
}

function absent(error: unknown): undefined {
  if (!isAbsent(error)) throw error
}
