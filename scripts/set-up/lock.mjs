// @ts-check
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { identifyProcess, isRunning } from './process-identity.mjs'
import { SetUpError } from './set-up-error.mjs'

/**
 * @typedef {import('./process-identity.mjs').ProcessIdentity} ProcessIdentity
 * @typedef {ProcessIdentity & { child?: ProcessIdentity }} Holder
 * @typedef {{ file: string, say: (line: string) => void, patience?: number }} LockOptions `patience` in seconds
 */

const POLL = 200
/** Milliseconds after which a file that should exist for microseconds only is a leftover. */
const LEFTOVER = 10_000

/**
 * Does the work while no other process does it in the same folder. A holder that died is followed by the next one, after
 * the tool it had started (npm goes on when its parent is killed) has ended too.
 *
 * @template T
 * @param {LockOptions} options
 * @param {(lock: { workIsDoneBy: (pid: number) => void }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock({ file, say, patience = 1200 }, work) {
  const self = identifyProcess(process.pid)
  await acquire(file, self, say, Date.now() + patience * 1000)
  try {
    return await work({
      workIsDoneBy: (pid) => replace(file, { ...self, child: identifyProcess(pid) }),
    })
  } finally {
    const holder = readHolder(file)
    if (holder?.pid === self.pid && holder.born === self.born) rmSync(file, { force: true })
  }
}

/**
 * @param {string} file
 * @param {Holder} self
 * @param {(line: string) => void} say
 * @param {number} deadline
 */
async function acquire(file, self, say, deadline) {
  let told = false
  while (!create(file, self)) {
    const holder = readHolder(file)
    if (holder !== undefined && !isHeld(file, holder)) takeAway(file)
    else {
      if (!told && holder !== undefined)
        say(`Another process (${holder.pid}) is setting Castwright up in this folder: waiting for it …`)
      told = told || holder !== undefined
      if (Date.now() > deadline)
        throw new SetUpError(
          `Another process seems to be setting Castwright up and does not end: stop it or remove ${file}, then run the same command again.`,
        )
      await sleep(POLL)
    }
  }
}

/**
 * The file appears with its content or not at all, so that nobody reads half of it.
 *
 * @param {string} file
 * @param {Holder} holder
 */
function create(file, holder) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holder))
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    return createWithoutLink(file, holder) // a file system that has no links
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * @param {string} file
 * @param {Holder} holder
 */
function createWithoutLink(file, holder) {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * @param {string} file
 * @param {Holder} holder
 */
function replace(file, holder) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holder))
  renameSync(draft, file)
}

/**
 * Removes a dead holder's file. Only one process at a time may (a second file sees to it), and it looks again first:
 * otherwise the slower of two could remove the new file of the quicker.
 *
 * @param {string} file
 */
function takeAway(file) {
  const guard = `${file}.taking-over`
  if (!createWithoutLink(guard, identifyProcess(process.pid))) {
    if (ageOf(guard) > LEFTOVER) rmSync(guard, { force: true })
    return
  }
  const holder = readHolder(file)
  if (holder !== undefined && !isHeld(file, holder)) rmSync(file, { force: true })
  rmSync(guard, { force: true })
}

/**
 * @param {string} file
 * @param {Holder} holder
 */
function isHeld(file, holder) {
  if (holder.pid === 0) return ageOf(file) < LEFTOVER
  return isRunning(holder) || (holder.child !== undefined && isRunning(holder.child))
}

/**
 * Undefined when there is no such file; process 0 when it cannot be understood (being written, or torn).
 *
 * @param {string} file
 * @returns {Holder | undefined}
 */
function readHolder(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'))
    if (Number.isInteger(holder?.pid) && holder.pid > 0) return holder
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    if (!(error instanceof SyntaxError)) throw error
  }
  return { pid: 0, born: '' }
}

/** @param {string} file */
function ageOf(file) {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
