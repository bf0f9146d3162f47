import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Whether this machine lets the tests mount a disk of their own: Linux, as root, not in a bare container. */
export const canMountDisks =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

/** A disk of 64 kB inside `folder`, gone after the test. */
export function smallDisk(folder: string): string {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk)
  onTestFinished(() => run('umount', disk))
  return disk
}

/** From now on nothing can be written to the disk. */
export function makeReadOnly(disk: string): void {
  run('mount', '-o', 'remount,ro', disk)
}

function run(command: string, ...rest: readonly string[]): void {
  const { status, stderr } = spawnSync(command, rest, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`)
}
