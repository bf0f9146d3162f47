import { spawnSync } from 'node:child_process'
import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machineMark } from '../../../src/main/files/part-name.ts'
import { sweepParts } from '../../../src/main/files/sweep-parts.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const HOURS = 60 * 60 * 1000

test('what ended processes of this machine left goes; what another machine may be writing stays for a day', async () => {
  const folder = temporaryFolder()
  const ended = spawnSync(process.execPath, ['-e', '']).pid
  const put = (name: string, age = 0) => {
    writeFileSync(join(folder, name), 'half')
    const date = new Date(Date.now() - age * HOURS)
    utimesSync(join(folder, name), date, date)
    return name
  }
  put(`.left.wav.${machineMark()}.${ended}.00000000.part`)
  put(`.old.wav.ffffffff.${process.pid}.00000000.part`, 25)
  const staying = [
    put(`.ours.wav.${machineMark()}.${process.pid}.00000000.part`, 25),
    put(`.theirs.wav.ffffffff.${ended}.00000000.part`, 23),
    put('.somebody.part', 1000),
    put('take.wav', 1000),
  ]
  await sweepParts(folder)
  expect(readdirSync(folder).toSorted()).toEqual(staying.toSorted())
})

test('a folder that is not there is nothing to sweep', async () => {
  await expect(sweepParts(join(temporaryFolder(), 'none'))).resolves.toBeUndefined()
})
