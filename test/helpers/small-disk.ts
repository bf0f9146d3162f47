import { onTestFinished } from 'vitest'
import { mountDisk, unmountDisk } from './mount-disk.ts'

export { canMountDisks, makeReadOnly } from './mount-disk.ts'

/** A disk of 64 kB inside `folder`, gone after the test. */
export function smallDisk(folder: string): string {
  const disk = mountDisk(folder)
  onTestFinished(() => unmountDisk(disk))
  return disk
}
