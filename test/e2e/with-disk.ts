import { canMountDisks, mountDisk, unmountDisk } from '../helpers/mount-disk.ts'
import { test as base } from './application.ts'

/** Tests that have a small disk of their own, where disks can be mounted. */
export const test = base.extend<{ disk: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  disk: async ({}, use, info) => {
    info.skip(!canMountDisks, 'disks cannot be mounted here')
    const disk = mountDisk(info.outputPath('small'))
    await use(disk)
    unmountDisk(disk)
  },
})
