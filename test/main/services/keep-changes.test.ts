import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { largestScript } from '../../../src/core/script/largest-script.ts'
import { episodeFileSchema } from '../../../src/main/library/episode-file.ts'
import { requests } from '../../../src/shared/ipc/schemas.ts'
import { startServices } from '../../helpers/window-services.ts'

async function openEpisode() {
  const services = startServices()
  const { episodes } = await services.library.openFiles([services.write('talk.md', 'Host: Hello.\n')])
  const id = episodes[0] ?? ''
  const path = await services.library.pathOf(id)
  return { services, id, path, facts: join(dirname(path), 'episode.json') }
}

test('a script that could not be read again is not saved', async () => {
  const { services, id, path } = await openEpisode()
  const { digest } = await services.episodes.open(id)
  // Three bytes each: few enough characters, too many bytes.
  const text = '語'.repeat(largestScript / 3 + 1)
  await expect(services.episodes.saveScript(id, text, digest)).rejects.toMatchObject({
    code: 'script-too-large',
  })
  expect(readFileSync(path, 'utf8')).toBe('Host: Hello.\n')
})

test('a script that somebody deleted is not made again unasked, but can be', async () => {
  const { services, id, path } = await openEpisode()
  const { digest } = await services.episodes.open(id)
  rmSync(path)
  const refused = await services.episodes.saveScript(id, 'Host: Mine.\n', digest)
  expect(refused).toMatchObject({ saved: false, found: '' })
  expect(await services.episodes.saveScript(id, 'Host: Mine.\n', refused.digest)).toMatchObject({
    saved: true,
  })
  expect(readFileSync(path, 'utf8')).toBe('Host: Mine.\n')
})

test('a cast and a title that are changed at the same time are both kept', async () => {
  const { services, id } = await openEpisode()
  await Promise.all([
    services.episodes.setCast(id, { Host: { voice: 'Puck' } }),
    services.library.rename(id, 'Another title'),
  ])
  expect(await services.episodes.open(id)).toMatchObject({
    title: 'Another title',
    cast: { Host: { voice: 'Puck' } },
  })
})

test('a cast that was edited by hand opens in the window, and what it does not know of it stays', async () => {
  const { services, id, facts } = await openEpisode()
  const read = () => episodeFileSchema.parse(JSON.parse(readFileSync(facts, 'utf8')))
  writeFileSync(facts, JSON.stringify({ ...read(), cast: { Host: { pace: 3, accent: 'Leeds' } } }))
  const open = await services.episodes.open(id)
  expect(requests['episode.open'].output.parse(open).cast).toEqual({ Host: { pace: 2 } })
  await services.episodes.setCast(id, { Host: { voice: 'Puck' } })
  expect(read()).toMatchObject({ cast: { Host: { voice: 'Puck', accent: 'Leeds' } } })
})
