import { spawnSync } from 'node:child_process'

/**
 * Whether Chromium can shut its pages in here: not as root, and, for a Chromium that nobody installed, only where a user
 * may make namespaces. Chroots and some containers allow none.
 */
export function hasSandbox(): boolean {
  if (process.getuid?.() === 0) return false
  if (process.platform !== 'linux') return true
  const { status, error } = spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' })
  return error !== undefined || status === 0
}
