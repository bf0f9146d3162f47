import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createExportService } from '../../../src/main/services/export-service.ts'
import { settings as settingsShape } from '../../../src/shared/ipc/shapes.ts'
import { finishedEpisode } from '../../helpers/finished-episode.ts'
import { makeTexts } from '../../../src/main/export/make-texts.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const never = () => Promise.reject(new Error('a text has neither sound nor picture'))

test('how a person exports is remembered, but what a show is brought to is no choice for episodes without one', async () => {
  const home = temporaryFolder()
  const { library, finished } = await finishedEpisode(join(home, 'library'))
  const { id } = finished.episode.file
  let values = settingsShape.parse({})
  const exports = createExportService({
    data: join(home, 'data'),
    host: {
      current: () =>
        Promise.resolve({
          library,
          index: {
            entries: () => Promise.resolve([]),
            refresh: () => Promise.resolve(false),
            flush: () => Promise.resolve(),
          },
        }),
    },
    settings: {
      get: () => values,
      set: ({ exportChoices = values.exportChoices }) => (values = { ...values, exportChoices }),
    },
    workers: {
      makeAudio: never,
      makeStems: never,
      makeTexts: async (order) => makeTexts(order),
      close: () => Promise.resolve(),
    },
    covers: { draw: never, prepare: never },
    musicFolder: join(home, 'music'),
    clock: () => new Date('2026-11-23T12:00:00Z'),
    onBug: (error) => expect.unreachable(String(error)),
  })
  const exportWith = async (bits: 16 | 24) => {
    const { choices } = await exports.describe(id)
    const ended = new Promise((resolve) => exports.onEnded(resolve))
    await exports.start({ id, choices: { ...choices, formats: ['vtt'], bits }, ofPresent: 'replace' })
    await ended
    return choices.loudness
  }

  const show = await library.shows.create('Deep Water')
  await library.shows.update(show.file.id, (file) => ({ ...file, loudness: 'broadcast' }))
  expect(await exportWith(24)).toBe('broadcast')
  expect(values.exportChoices).toMatchObject({ bits: 24, formats: ['vtt'], loudness: 'podcast' })
  await library.shows.remove(show.file.id)
  expect(await exportWith(16)).toBe('podcast')
  expect(readdirSync(join(home, 'music'))).toEqual(['12 How sound travels.vtt'])
  await exports.close()
})
