import { onTestFinished } from 'vitest'
import { mountDisk, unmountDisk } from './mount-disk.ts'

export { canMountDisks, makeReadOnly } from './mount-disk.ts'

/** A disk of so many kB inside `folder`, gone after the test. */
export function smallDisk(folder: string, size = 64): string {
  const disk = mountDisk(folder, size)
  onTestFinished(() => unmountDisk(disk))
  return disk
}
