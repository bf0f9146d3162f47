import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  exportEpisode,
  type ExportOptions,
  type ExportOrder,
} from '../../../src/main/export/export-episode.ts'
import type { ExportWorkers } from '../../../src/main/export/export-workers.ts'
import { finishedEpisode, type FinishedRoom } from '../../helpers/finished-episode.ts'
import { canMountDisks, smallDisk } from '../../helpers/small-disk.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { exportOptions, exportOrder, sampleWorkers, title } from './sample-export.ts'

let home = ''
let room: FinishedRoom
const workers = sampleWorkers()

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'castwright-export-'))
  room = await finishedEpisode(join(home, 'library'))
})
afterAll(async () => {
  await workers.close()
  rmSync(home, { recursive: true, force: true })
})

const order = (folder: string, changes: Partial<ExportOrder> = {}) => exportOrder(room, folder, changes)
const options = (changes: Partial<ExportOptions> = {}) => ({ ...exportOptions(home, workers), ...changes })
/** Workers that write a beginning and then do what the test says. */
const faultyWorkers = (then: (part: string, signal: AbortSignal) => Promise<never>): ExportWorkers => ({
  ...workers,
  async makeAudio({ part }, { signal }) {
    await writeFile(part, 'a beginning')
    return then(part, signal)
  },
})

describe('what is there already', () => {
  const formats = ['vtt', 'srt'] as const

  test('is never replaced unasked', async () => {
    const { folder, read } = files()
    await expect(exportEpisode(order(folder, { formats }), options())).rejects.toMatchObject({
      code: 'file-exists',
    })
    expect([readdirSync(folder), read('.vtt')]).toEqual([[`${title}.vtt`], 'mine'])
  })

  test('stays beside the new files, which have one number', async () => {
    const { folder, read } = files()
    await exportEpisode(order(folder, { formats, ofPresent: 'keep-both' }), options())
    expect(read('.vtt')).toBe('mine')
    expect([read(' (2).vtt').slice(0, 6), read(' (2).srt').slice(0, 1)]).toEqual(['WEBVTT', '1'])
  })

  test('is left out, or replaced', async () => {
    const { folder, read } = files()
    const { skipped } = await exportEpisode(order(folder, { formats, ofPresent: 'skip' }), options())
    expect([skipped, read('.vtt'), read('.srt').slice(0, 1)]).toEqual([[`${title}.vtt`], 'mine', '1'])
    await exportEpisode(order(folder, { formats, ofPresent: 'replace' }), options())
    expect(read('.vtt').slice(0, 6)).toBe('WEBVTT')
  })

  test('and is a folder under the name of a file is told', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, `${title}.srt`))
    const replacing = exportEpisode(order(folder, { formats, ofPresent: 'replace' }), options())
    await expect(replacing).rejects.toMatchObject({ code: 'not-a-file' })
    expect(readdirSync(folder)).toEqual([`${title}.srt`])
  })

  test('exploit: in the library is never replaced, neither the master nor a script', async () => {
    const { folder } = room.finished.episode
    const before = readFileSync(room.finished.path)
    const replacing = exportEpisode(order(folder, { formats: ['wav'], ofPresent: 'replace' }), options())
    await expect(replacing).rejects.toMatchObject({ code: 'file-exists' })
    const script = exportEpisode(
      order(folder, { formats: ['md'], name: 'script', ofPresent: 'replace' }),
      options(),
    )
    await expect(script).rejects.toMatchObject({ code: 'file-exists' })
    expect(readFileSync(room.finished.path).equals(before)).toBe(true)
  })
})

test('exploit: a link to a folder of the library is the library', async () => {
  const link = join(temporaryFolder(), 'link')
  symlinkSync(room.finished.episode.folder, link)
  const replacing = exportEpisode(order(link, { formats: ['wav'], ofPresent: 'replace' }), options())
  await expect(replacing).rejects.toMatchObject({ code: 'file-exists' })
})

describe('nothing is left of an export, and older files are as they were', () => {
  const formats = ['mp3', 'vtt'] as const

  test('that one format breaks', async () => {
    const folder = withOldFile()
    const broken = faultyWorkers(async () => {
      throw new Error('a bug')
    })
    const exporting = exportEpisode(
      order(folder, { formats, ofPresent: 'replace' }),
      options({ workers: broken }),
    )
    await expect(exporting).rejects.toThrow('a bug')
    expectUntouched(folder)
  })

  test('that is cancelled while a real encoder is at work', async () => {
    const folder = withOldFile()
    const stop = new AbortController()
    const exporting = exportEpisode(
      order(folder, { formats, ofPresent: 'replace' }),
      options({ signal: stop.signal, onProgress: (format) => format === 'mp3' && stop.abort() }),
    )
    await expect(exporting).rejects.toMatchObject({ code: 'cancelled' })
    expectUntouched(folder)
  })

  test('whose folder vanishes', async () => {
    const folder = join(temporaryFolder(), 'stick')
    mkdirSync(folder)
    const gone = faultyWorkers(async (part) => {
      await rm(folder, { recursive: true })
      await writeFile(part, 'more').catch(() => undefined)
      throw (await import('../../../src/main/files/file-error.ts')).fileError(
        Object.assign(new Error('gone'), { code: 'ENOENT' }),
        part,
      )
    })
    const exporting = exportEpisode(order(folder, { formats }), options({ workers: gone }))
    await expect(exporting).rejects.toMatchObject({
      code: 'folder-missing',
      message: `The folder ${folder} does not exist.`,
    })
  })

  test.skipIf(!canMountDisks)('whose disk fills up', async () => {
    const disk = smallDisk(temporaryFolder(), 500)
    cpSync(withOldFile(), disk, { recursive: true })
    const exporting = exportEpisode(
      order(disk, { formats, ofPresent: 'replace', bitrate: 320_000 }),
      options(),
    )
    await expect(exporting).rejects.toMatchObject({ code: 'disk-full' })
    expectUntouched(disk)
  })

  test('whose folder never was', async () => {
    const exporting = exportEpisode(order(join(temporaryFolder(), 'nowhere')), options())
    await expect(exporting).rejects.toMatchObject({ code: 'folder-missing' })
  })
})

/** A folder with captions of an earlier export. */
function files() {
  const folder = temporaryFolder()
  writeFileSync(join(folder, `${title}.vtt`), 'mine')
  const read = (name: string) => readFileSync(join(folder, `${title}${name}`), 'utf8')
  return { folder, read }
}

/** A folder with an earlier export. */
function withOldFile() {
  const folder = temporaryFolder()
  writeFileSync(join(folder, `${title}.mp3`), 'the old one')
  writeFileSync(join(folder, `${title}.vtt`), 'the old captions')
  return folder
}
function expectUntouched(folder: string) {
  expect(readdirSync(folder).toSorted()).toEqual([`${title}.mp3`, `${title}.vtt`])
  expect(readFileSync(join(folder, `${title}.mp3`), 'utf8')).toBe('the old one')
  expect(readFileSync(join(folder, `${title}.vtt`), 'utf8')).toBe('the old captions')
}
