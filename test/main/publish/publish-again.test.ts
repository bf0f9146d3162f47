import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFeed } from 'podcast-partytime'
import { expect, test } from 'vitest'
import { publishShow } from '../../../src/main/publish/publish-show.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { feedOf, orderFor, publishOptions, sampleEpisode, show } from './sample-publish.ts'

const first = 'episodes/episode-1-00000001'
const failing = (number: number) => ({
  ...sampleEpisode(number, { mark: '2' }).episode,
  load: () => Promise.reject(new StudioError('picture-unreadable', `The picture of ${number} is empty.`)),
})

test('an episode that cannot be made holds up no other: it stays as it was, or is left out where it is new', async () => {
  const folder = temporaryFolder()
  await publishShow(orderFor(folder, {}, {}), publishOptions())
  const before = readFileSync(join(folder, first, 'episode-1-00000001.vtt'), 'utf8')
  const second = sampleEpisode(2, { mark: '2', title: 'Another' }).episode
  const order = { folder, show, episodes: [failing(1), second, failing(3)] }
  const done = await publishShow(order, publishOptions())
  const named = (number: number) => ({
    id: failing(number).id,
    title: `Episode ${number}`,
    reason: `The picture of ${number} is empty.`,
  })
  expect(done).toMatchObject({ episodes: 2, removed: [], stayed: [named(1)], leftOut: [named(3)] })
  expect(
    parseFeed(feedOf(folder))
      ?.items.map(({ title }) => title)
      .toSorted(),
  ).toEqual(['Another', 'Episode 1'])
  expect(readFileSync(join(folder, first, 'episode-1-00000001.vtt'), 'utf8')).toBe(before)
})

test('exploit: sound of the same length is told from the one before it, after a crash and after an edit', async () => {
  const folder = temporaryFolder()
  const audio = join(folder, first, 'episode-1-00000001.mp3')
  const manifest = join(folder, '.castwright.json')
  await publishShow(orderFor(folder, { sound: 'ours' }), publishOptions())
  const old = readFileSync(manifest, 'utf8')
  const time = statSync(audio).mtime
  const changed = orderFor(folder, { mark: '2', sound: 'mine' })
  const done = await publishShow(changed, publishOptions())
  // It ended after the new sound had its place; then the change was taken back. Some disks tell times in steps of seconds.
  for (const [list, second] of [
    [old, 1000],
    [old, time],
    [old.replace(/,"digest":"[0-9a-f]*"/, ''), 1000],
  ] as const) {
    writeFileSync(audio, 'mine 1')
    utimesSync(audio, second, second)
    writeFileSync(manifest, list.replace('"arriving":[]', `"arriving":${JSON.stringify(done.written)}`))
    await publishShow(orderFor(folder, { sound: 'ours' }), publishOptions())
    expect(readFileSync(audio, 'utf8')).toBe('ours 1')
  }
  writeFileSync(audio, 'hers 1')
  utimesSync(audio, 2000, 2000)
  await expect(publishShow(changed, publishOptions())).rejects.toThrow(/changed by another program/)
  expect(readFileSync(audio, 'utf8')).toBe('hers 1')
})
