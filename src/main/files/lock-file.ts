import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isMainThread, threadId } from 'node:worker_threads'
import { z } from 'zod'
import { parseJson } from '../../core/text/parse-json.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from './file-error.ts'
import { isAbsent } from './is-absent.ts'
import { partPath } from './part-name.ts'
import { isMarkAlive, ownMark, processMarkSchema } from './process-mark.ts'
import { sweepParts } from './sweep-parts.ts'

/** Lets a lock go. Harmless where somebody else holds it by now. */
export type Release = () => Promise<void>

/** What is written in a lock; older versions did not name the thread. */
const lockSchema = processMarkSchema.extend({ thread: z.int().min(0).optional() })

/** Milliseconds in which a lock may be there without its owner's name, where a disk cannot have it appear with it. */
const UNNAMED = 5_000
/** Milliseconds between looks at a lock that is waited for. */
const LOOK = 10

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
    const release = await tryLock(path, Infinity)
    if (release !== undefined) return release
    if (await isOfEndedWorker(path)) {
      await unlink(path).catch(absent)
      const taken = await tryLock(path, Infinity)
      if (taken !== undefined) return taken
    }
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
      const release = await tryLock(path, longest)
      if (release !== undefined) return release
      await setTimeout(LOOK)
    }
  } catch (error) {
    throw fileError(error, path)
  }
}

/** Whether there is a lock at `path` that its process left behind. */
export async function isLeftOver(path: string): Promise<boolean> {
  return (await stateOf(path, Infinity)) === 'left'
}

async function tryLock(path: string, longest: number): Promise<Release | undefined> {
  const mine = JSON.stringify({ ...ownMark(), thread: threadId, token: randomBytes(8).toString('hex') })
  const release = async () => {
    if ((await readFile(path, 'utf8').catch(absent)) === mine) await unlink(path).catch(absent)
  }
  const claimed = async () => ((await claim(path, mine)) ? release : undefined)
  const first = await claimed()
  if (first !== undefined) return first
  const state = await stateOf(path, longest)
  if (state === 'held') return undefined
  // It was let go meanwhile. What is there by now is somebody's who was quicker, and must not be removed.
  if (state === 'free') return claimed()
  // Only who holds this second lock removes the first, and looks at it again before: else the second of two takers
  // would remove what the first has just made.
  const guard = `${path}.taking`
  if (!(await claim(guard, mine))) {
    const guardState = await stateOf(guard, UNNAMED)
    if (guardState === 'held') return undefined
    if (guardState === 'left') await unlink(guard).catch(absent)
    return tryLock(path, longest)
  }
  try {
    const now = await stateOf(path, longest)
    if (now === 'held') return undefined
    if (now === 'left') await unlink(path).catch(absent)
    return await claimed()
  } finally {
    await unlink(guard).catch(absent)
  }
}

/** Whether an earlier worker of this process made the lock. The main thread cannot tell: the worker may be at work. */
async function isOfEndedWorker(path: string): Promise<boolean> {
  if (isMainThread) return false
  const content = await readFile(path, 'utf8').catch(absent)
  const { data: owner } = lockSchema.safeParse(parseJson(content ?? ''))
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

/** Whether a lock is held, was left behind or is too old, or is not there. */
async function stateOf(path: string, longest: number): Promise<'held' | 'left' | 'free'> {
  const [content, facts] = await Promise.all([readFile(path, 'utf8').catch(absent), stat(path).catch(absent)])
  if (content === undefined || facts === undefined) return 'free'
  // Clocks are set back, and that of a server is another one: a date in the future is as far off as one in the past.
  const age = Math.abs(Date.now() - facts.mtimeMs)
  const owner = processMarkSchema.safeParse(parseJson(content))
  const isHeld = owner.success ? age <= longest && isMarkAlive(owner.data) : age < UNNAMED
  return isHeld ? 'held' : 'left'
}

function absent(error: unknown): undefined {
  if (!isAbsent(error)) throw error
}
