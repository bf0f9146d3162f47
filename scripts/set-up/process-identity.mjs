// @ts-check
import { readFileSync } from 'node:fs'

/**
 * A process by number and, where the system tells (Linux), time of birth: numbers are used again, in containers soon.
 *
 * @typedef {{ pid: number, born: string }} ProcessIdentity
 */

/**
 * @param {number} pid
 * @returns {ProcessIdentity}
 */
export function identifyProcess(pid) {
  return { pid, born: statOf(pid)?.born ?? '' }
}

/**
 * Whether that very process still runs. One that has ended but was never collected by its parent does not.
 *
 * @param {ProcessIdentity} identity
 */
export function isRunning({ pid, born }) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // No permission to signal it: it exists, and belongs to another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const stat = statOf(pid)
  if (stat === undefined) return true
  return !'ZX'.includes(stat.state) && (born === '' || born === stat.born)
}

/**
 * Fields 3 and 22 of Linux's /proc/<pid>/stat (proc(5)); the name before them may hold spaces and brackets.
 *
 * @param {number} pid
 */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', born: fields[19] ?? '' }
  } catch {
    return undefined // not Linux, or the process is gone
  }
}
