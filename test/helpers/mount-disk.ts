import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Whether this machine lets the tests mount a disk of their own: Linux, as root, not in a bare container. */
export const canMountDisks =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

/** Mounts a disk of so many kB inside `folder`. Whoever mounts it has to unmount it. */
export function mountDisk(folder: string, size = 64): string {
  const disk = join(folder, 'disk')
  mkdirSync(disk, { recursive: true })
  run('mount', '-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', disk)
  return disk
}

export function unmountDisk(disk: string): void {
  // An application that has not ended yet may still hold a file: the disk goes from its place now, for good with the last.
  run('umount', '--lazy', disk)
}

/** From now on nothing can be written to the disk. */
export function makeReadOnly(disk: string): void {
  run('mount', '-o', 'remount,ro', disk)
}

/** From now on the disk can be written to again. */
export function makeWritable(disk: string): void {
  run('mount', '-o', 'remount,rw', disk)
}

function run(command: string, ...rest: readonly string[]): void {
  const { status, stderr } = spawnSync(command, rest, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`)
}
