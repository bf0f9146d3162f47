import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { parseJson } from '../../core/text/parse-json.ts'
import { isAbsent } from './is-absent.ts'
import { isMarkAlive, processMarkSchema } from './process-mark.ts'

/** What is written in a lock; older versions did not name the thread. */
const ownerSchema = processMarkSchema.extend({ thread: z.int().min(0).optional() })

/** A lock as somebody found it. */
export type SeenLock = {
  readonly content: string
  /** Milliseconds since it was written. */
  readonly age: number
  /** Undefined where it does not say whose it is. */
  readonly owner: z.output<typeof ownerSchema> | undefined
  /** Sixteen characters that no other lock has, earlier or later ones of the same name included. */
  readonly id: string
}

/** Milliseconds in which a lock may be there without its owner's name, where a disk cannot have it appear with it. */
const UNNAMED = 5_000

const takingName = /^(.*)\.([0-9a-f]{16})\.taking$/s

/** The lock at `path`, or undefined where there is none. */
export async function seeLock(path: string): Promise<SeenLock | undefined> {
  const [content, facts] = await Promise.all([readFile(path, 'utf8').catch(absent), stat(path).catch(absent)])
  if (content === undefined || facts === undefined) return undefined
  const { data: owner } = ownerSchema.safeParse(parseJson(content))
  const id = createHash('sha256').update(`${facts.mtimeMs}\n${content}`).digest('hex').slice(0, 16)
  // Clocks are set back, and that of a server is another one: a date in the future is as far off as one in the past.
  return { content, owner, id, age: Math.abs(Date.now() - facts.mtimeMs) }
}

/** Whether a lock is held: its process runs, and it is not older than `longest` milliseconds. */
export function isLockHeld({ owner, age }: SeenLock, longest: number): boolean {
  return owner === undefined ? age < UNNAMED : age <= longest && isMarkAlive(owner)
}

/** The mark of whoever takes over this one lock: of two, one can make it. */
export function takingPath(path: string, { id }: Pick<SeenLock, 'id'>): string {
  return `${path}.${id}.taking`
}

/**
 * Whether a file is such a mark of a lock that is there no more. It never comes back, so the mark is of no use to anybody:
 * who made it looks at the lock again before anything else. False for every other file.
 */
export async function isTakingOfNothing(path: string): Promise<boolean> {
  const [, lock, id] = takingName.exec(path) ?? []
  return lock !== undefined && (await seeLock(lock))?.id !== id
}

function absent(error: unknown): undefined {
  if (!isAbsent(error)) throw error
}
