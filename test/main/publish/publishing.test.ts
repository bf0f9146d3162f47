import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Show } from '../../../src/main/library/show-store.ts'
import { finishedEpisode, type FinishedRoom } from '../../helpers/finished-episode.ts'
import { publishingFromSource } from '../../helpers/publishing-from-source.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const publishing = publishingFromSource()

let home = ''
let room: FinishedRoom
let show: Show

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'castwright-publishing-'))
  room = await finishedEpisode(join(home, 'library'))
  show = await room.library.shows.create('Deep Water')
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const task = (folder: string, id = show.file.id) => ({
  library: room.library.root,
  show: id,
  folder,
  address: 'https://example.org/p',
  bitrate: 128_000,
})

test('who stops it finds the folder as it was', async () => {
  const folder = temporaryFolder()
  const stop = new AbortController()
  const watch = { signal: stop.signal, onProgress: () => stop.abort() }
  await expect(publishing.publish(task(folder), watch)).rejects.toMatchObject({ code: 'cancelled' })
  expect(readdirSync(folder)).toEqual([])
})

test('what it finds and what it meets come back as they were said', async () => {
  const folder = temporaryFolder()
  const watch = { signal: new AbortController().signal, onProgress: () => undefined }
  const [met, found] = await Promise.allSettled([
    publishing.publish(task(folder, 'none'), watch),
    publishing.outlook({ library: room.library.root, show: show.file.id, folder }),
  ])
  expect(met).toMatchObject({
    reason: {
      code: 'file-missing',
      message: `The show is no longer in ${join(room.library.root, 'shows')}.`,
    },
  })
  expect(found).toMatchObject({ value: { finished: 1, unfinished: [], stayed: [] } })
})
