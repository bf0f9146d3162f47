import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createMachine } from '../helpers/command-line.ts'
import { containing } from '../helpers/matchers.ts'
import { canMountDisks, makeReadOnly, smallDisk } from '../helpers/small-disk.ts'

const reason = canMountDisks ? '' : ' (skipped: disks cannot be mounted here)'

describe(`disks that refuse${reason}`, () => {
  test.skipIf(!canMountDisks)('a full disk for the output is told before anything is spoken', async () => {
    const machine = createMachine()
    const disk = smallDisk(machine.folder)
    const { code, err } = await machine.run(['single', 'Hello there.', '-o', join(disk, 'a.wav')])
    expect(err).toMatch(/There is not enough room on the disk of .*: 67 MB are needed, .* are free\./)
    expect(code).toBe(4)
    expect(readdirSync(disk)).toEqual([])
    expect(readdirSync(join(machine.library, 'takes'))).toEqual([])
  })

  test.skipIf(!canMountDisks)(
    'a full disk for the copy of an episode is told before anything is spoken',
    async () => {
      const machine = createMachine()
      const disk = smallDisk(machine.folder)
      writeFileSync(join(machine.folder, 'a.md'), 'Host: Hello there.\n')
      const { code, err } = await machine.run(['render', 'a.md', '-o', join(disk, 'a.wav')])
      expect([code, err]).toEqual([4, containing(`There is not enough room on the disk of ${disk}: `)])
      expect(readdirSync(disk)).toEqual([])
      expect(readdirSync(join(machine.library, 'takes'))).toEqual([])
      const [episode] = readdirSync(join(machine.library, 'episodes'))
      expect(readdirSync(join(machine.library, 'episodes', episode ?? '')).toSorted()).toEqual([
        'episode.json',
        'script.md',
      ])
    },
  )

  test.skipIf(!canMountDisks)(
    'a full disk for the copy of an episode is told before anything is spoken',
    async () => {
      const machine = createMachine()
      const disk = smallDisk(machine.folder)
      writeFileSync(join(machine.folder, 'a.md'), 'Host: Hello there.\n')
      const { code, err } = await machine.run(['render', 'a.md', '-o', join(disk, 'a.wav')])
      expect([code, err]).toEqual([4, containing(`There is not enough room on the disk of ${disk}: `)])
      expect(readdirSync(disk)).toEqual([])
      expect(readdirSync(join(machine.library, 'takes'))).toEqual([])
      const [episode] = readdirSync(join(machine.library, 'episodes'))
      expect(readdirSync(join(machine.library, 'episodes', episode ?? '')).toSorted()).toEqual([
        'episode.json',
        'script.md',
      ])
    },
  )

  test.skipIf(!canMountDisks)('a full disk for the library is told before anything is spoken', async () => {
    const machine = createMachine()
    const disk = smallDisk(machine.folder)
    writeFileSync(join(machine.folder, 'a.md'), 'Host: Hello there.\n')
    const { code, err } = await machine.run(['render', 'a.md', '--library', join(disk, 'library')])
    expect([code, err]).toEqual([4, containing('There is not enough room')])
    expect(readdirSync(join(disk, 'library', 'takes'))).toEqual([])
  })

  test.skipIf(!canMountDisks)('a read-only disk is told in a sentence', async () => {
    const machine = createMachine()
    const disk = smallDisk(machine.folder)
    makeReadOnly(disk)
    const output = await machine.run(['single', 'Hello there.', '-o', join(disk, 'a.wav')])
    expect([output.code, output.err]).toEqual([4, containing('cannot be written to')])
    const library = await machine.run(['single', 'Hello there.', '--library', join(disk, 'library')])
    expect([library.code, library.err]).toEqual([4, containing('cannot be written to')])
  })
})
