import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportEpisode } from '../../../src/main/export/export-episode.ts'
import type { AudioReport } from '../../../src/main/export/export-messages.ts'
import type { ExportWorkers } from '../../../src/main/export/export-workers.ts'
import { makeTexts } from '../../../src/main/export/make-texts.ts'
import { readFinished } from '../../../src/main/export/finished-episode.ts'
import { finishedEpisode, type FinishedRoom } from '../../helpers/finished-episode.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { exportOptions, exportOrder, title } from './sample-export.ts'

let home = ''
let room: FinishedRoom

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'castwright-export-'))
  room = await finishedEpisode(join(home, 'library'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const levels = { goal: null, channels: 1, loudness: null, truePeak: null, rounds: 1 } as const
/** Workers that write some text for sound, and in the midst of it do what the test says. */
const workersThat = (meanwhile: () => unknown): ExportWorkers => ({
  async makeAudio({ part, format }): Promise<AudioReport> {
    await writeFile(part, 'sound')
    await meanwhile()
    return { format, bytes: 5, seconds: 1, ...levels }
  },
  makeTexts: async (order) => makeTexts(order),
  makeStems: () => Promise.reject(new Error('none are wanted')),
  close: () => Promise.resolve(),
})
const options = (meanwhile: () => unknown = () => undefined) => exportOptions(home, workersThat(meanwhile))

test('a second export of the same file is refused while the first is under way, one beside it is not', async () => {
  const folder = temporaryFolder()
  const order = exportOrder(room, folder, { formats: ['mp3'], ofPresent: 'replace' })
  const refused: unknown[] = []
  await exportEpisode(
    order,
    options(async () => {
      await exportEpisode(order, options()).catch((error: unknown) => refused.push(error))
      await exportEpisode(exportOrder(room, folder), options())
    }),
  )
  const path = join(folder, `${title}.mp3`)
  expect(refused).toMatchObject([
    { code: 'episode-busy', message: `${path} is being written by another export.` },
  ])
  expect(readdirSync(folder).toSorted()).toEqual([`${title}.mp3`, `${title}.vtt`])
  await exportEpisode(order, options())
})

test('nothing comes of an episode that is rendered again meanwhile', async () => {
  const folder = temporaryFolder()
  const { path } = room.finished
  const rendered = options(() => {
    cpSync(path, `${path}.new`)
    renameSync(`${path}.new`, path)
  })
  const exporting = exportEpisode(exportOrder(room, folder, { formats: ['mp3', 'vtt'] }), rendered)
  await expect(exporting).rejects.toMatchObject({ code: 'episode-busy' })
  expect(readdirSync(folder)).toEqual([])
  // Nor where that was after its lines were read, and before anything was made of them.
  const later = exportOrder(room, folder, { formats: ['vtt'] })
  await expect(
    exportEpisode(
      later,
      options(() => undefined),
    ),
  ).rejects.toMatchObject({ code: 'episode-busy' })
  expect(readdirSync(folder)).toEqual([])
})

test('words that were changed since the render are in no caption', async () => {
  const { library, finished } = room
  const script = join(finished.episode.folder, 'script.md')
  const text = readFileSync(script, 'utf8')
  writeFileSync(script, text.replace('four times', 'nine times'))
  expect(await readFinished(library, finished.episode)).toMatchObject({ isStale: true, lines: undefined })
  writeFileSync(script, `${text}\n`)
  expect(await readFinished(library, finished.episode)).toMatchObject({
    isStale: true,
    lines: finished.lines,
  })
})
