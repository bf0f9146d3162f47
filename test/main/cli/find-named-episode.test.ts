import { expect, test } from 'vitest'
import { findNamedEpisode } from '../../../src/main/cli/find-named-episode.ts'
import { openLibrary } from '../../../src/main/library/library.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

test('an episode is found by a title that is longer than any name of a file', async () => {
  const folder = temporaryFolder()
  const library = await openLibrary(folder, () => new Date('2026-11-23T12:00:00Z'))
  const title = 'How sound travels through water '.repeat(10).trim()
  const { file } = await library.episodes.create(title, { cast: {}, engine: 'draft' })
  expect((await findNamedEpisode(library, title, folder)).file.id).toBe(file.id)
  await expect(findNamedEpisode(library, `${title}, or not`, folder)).rejects.toMatchObject({
    code: 'file-missing',
  })
})
