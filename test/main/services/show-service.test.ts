import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'jpeg-js'
import { expect, test, vi } from 'vitest'
import { startServices, type ServicesUnderTest } from '../../helpers/window-services.ts'

const script = '---\nshow: deep water\n---\n\nHost: Hello there.\nGuest: Hello to you.\nHost: So it goes.\n'

function expectStatus(services: ServicesUnderTest, status: string): Promise<void> {
  const look = async () => expect((await services.library.list()).episodes).toMatchObject([{ status }])
  return vi.waitFor(look, { timeout: 15_000 })
}

const speakers = async (services: ServicesUnderTest, id: string) =>
  (await services.episodes.open(id)).audio?.turns.map(({ speaker }) => speaker)

test('a show speaks for its episodes: cast, spoken disclosure, price, list, and what a change touches', async () => {
  const services = startServices()
  const { shows, episodes } = services
  const id = (await services.library.openFiles([services.write('a.md', script)])).episodes[0] ?? ''
  const show = await shows.create('Deep Water')
  await shows.change(show, { cast: { host: { voice: 'Otto' } } })
  expect((await shows.list()).shows).toMatchObject([
    { title: 'Deep Water', cast: { host: { voice: 'Otto' } } },
  ])
  await services.render(id)
  expect((await episodes.open(id)).givenVoices['Host']).toBe('Otto')
  expect(await speakers(services, id)).toEqual(['Host', 'Guest', 'Host'])
  await expectStatus(services, 'ready')

  const spoken = { disclosure: { spoken: 'These voices are artificial.' } }
  expect(await shows.touched(show, spoken)).toEqual({ episodes: 1, lines: 1 })
  await shows.change(show, spoken)
  await expectStatus(services, 'changed')
  const plan = await episodes.plan(id)
  expect(plan.ending).toEqual({ speaker: 'Host', text: 'These voices are artificial.', state: 'new' })
  expect([plan.missing, plan.lines.states, plan.isCurrent]).toEqual([1, 'mmm', false])
  await services.render(id)
  expect(await speakers(services, id)).toEqual(['Host', 'Guest', 'Host', 'Host'])
  expect(await episodes.plan(id)).toMatchObject({ missing: 0, isCurrent: true, ending: { state: 'made' } })

  const other = { cast: { Host: { voice: 'Clara' } } }
  expect(await shows.touched(show, other)).toEqual({ episodes: 1, lines: 3 })
  expect(await shows.touched(show, { cast: { Chorus: { voice: 'Clara' } } })).toEqual({
    episodes: 1,
    lines: 3,
  })
  // What the episode has chosen itself is not the show's to change.
  await episodes.setCast(id, { Host: { voice: 'Otto' } })
  expect(await shows.touched(show, other)).toEqual({ episodes: 0, lines: 0 })
  expect(readFileSync(await services.library.pathOf(id), 'utf8')).toBe(script)
  expect(services.bugs).toEqual([])
})

test('a new episode names its show; a renamed show keeps the episodes that say its former name', async () => {
  const { shows, episodes, library } = startServices()
  const show = await shows.create('Sound: a story')
  const id = await shows.newEpisode(show)
  expect((await episodes.open(id)).script).toBe('---\nshow: "Sound: a story"\n---\n\n')
  await shows.change(show, { title: 'Sound' })
  const counted = async () =>
    expect((await shows.list()).shows).toMatchObject([{ title: 'Sound', episodes: 1 }])
  await vi.waitFor(
    async () => {
      await library.list()
      await counted()
    },
    { timeout: 15_000 },
  )
})

test('a cover is made square and small; the one before can be brought back, older ones go', async () => {
  const services = startServices()
  const { shows } = services
  const show = await shows.create('Deep Water')
  const cover = async () => (await shows.list()).shows[0]
  const folder = join(services.root, 'shows', readdirSync(join(services.root, 'shows'))[0] ?? '')
  await expect(shows.setCoverFrom(show, services.write('notes.txt', 'no picture'))).rejects.toMatchObject({
    code: 'picture-unreadable',
  })
  expect(readdirSync(folder)).toEqual(['show.copy.json', 'show.json'])
  const old = ['cover-0000000000000001.jpg', 'cover-0000000000000002.jpg']
  for (const name of old) writeFileSync(join(folder, name), name)
  // One that cannot be removed stands in nobody's way.
  const stuck = 'cover-0000000000000004.jpg'
  mkdirSync(join(folder, stuck))
  const path = join(services.home, 'sea.jpg')
  const data = new Uint8Array(200 * 100 * 4).fill(90)
  writeFileSync(path, encode({ width: 200, height: 100, data }, 90).data)
  await shows.setCover(show, old[0] ?? '')
  expect(await shows.setCoverFrom(show, path)).toContain('“sea.jpg” is not square: its middle is shown.')
  const chosen = (await cover())?.cover ?? ''
  expect(new Set(readdirSync(folder))).toEqual(
    new Set([old[0], stuck, chosen, 'show.copy.json', 'show.json']),
  )
  await shows.setCover(show, old[0] ?? '')
  expect(await cover()).toMatchObject({ cover: old[0] })
  const media = services.media.find((await cover())?.picture ?? '')
  expect(media).toEqual({ path: join(folder, old[0] ?? ''), type: 'image/jpeg' })
  await shows.setCover(show, null)
  expect((await cover())?.picture).toBeUndefined()
  // Only covers of its own folder: neither another file of it nor one outside.
  writeFileSync(join(services.root, 'cover-0000000000000003.jpg'), '')
  for (const name of ['show.json', '../../cover-0000000000000003.jpg', 'cover-0000000000000009.jpg'])
    await expect(shows.setCover(show, name)).rejects.toMatchObject({ code: 'file-missing' })
})

test('an episode whose show cannot be read is not spoken by other voices', async () => {
  const services = startServices()
  const folder = join(services.root, 'shows', 'Deep Water-33333333')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'show.json'), '{')
  const id = (await services.library.openFiles([services.write('a.md', script)])).episodes[0] ?? ''
  await expectStatus(services, 'draft')
  await expect(services.episodes.plan(id)).rejects.toMatchObject({ code: 'show-broken' })
  expect(await services.render(id)).toMatchObject({ end: 'failed', code: 'show-broken' })
  expect((await services.shows.list()).broken).toMatchObject([{ folder: 'Deep Water-33333333' }])
})
