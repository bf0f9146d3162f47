import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startServices, type ServicesUnderTest } from '../../helpers/window-services.ts'
import { closeTo } from '../../helpers/matchers.ts'

const script = 'Host: One two three.\nGuest: Four five six.\nHost: Seven eight nine.\n'

async function openScript(services: ServicesUnderTest, text = script) {
  const { episodes } = await services.library.openFiles([services.write('talk.md', text)])
  const id = episodes[0] ?? ''
  return { id, open: await services.episodes.open(id), path: await services.library.pathOf(id) }
}

test('one edited line is one line to make; the audio tells which turn is which', async () => {
  const services = startServices()
  const { id, open } = await openScript(services)
  expect(await services.episodes.plan(id)).toMatchObject({
    lines: { states: 'nnn', heard: Int32Array.of(-1, -1, -1) },
    missing: 3,
    isCurrent: false,
  })
  expect(await services.render(id)).toEqual({ end: 'finished' })
  expect(await services.episodes.plan(id)).toMatchObject({
    lines: { states: 'mmm', heard: Int32Array.of(0, 1, 2) },
    missing: 0,
    isCurrent: true,
  })
  const edited = script.replace('Four', 'Zero\nGuest: Inserted. Four')
  const saved = await services.episodes.saveScript(id, edited, open.digest)
  expect(saved.saved).toBe(true)
  expect(await services.episodes.plan(id)).toMatchObject({
    lines: { states: 'mnnm', heard: Int32Array.of(0, -1, -1, 2) },
    missing: 2,
    isCurrent: false,
  })
  expect(services.bugs).toEqual([])
})

test('what is decided about a line at the same moment is all kept', async () => {
  const services = startServices()
  const { id } = await openScript(services)
  const { line } = await services.episodes.lineTakes(id, 1)
  const take = 'a'.repeat(64)
  await Promise.all([
    services.episodes.decide(id, { line, turn: 1 }, { kind: 'note', note: 'Softer.' }),
    services.episodes.decide(id, { line, turn: 1 }, { kind: 'accept', take, isAccepted: true }),
  ])
  const path = join(dirname(await services.library.pathOf(id)), 'episode.json')
  expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('lines', {
    [line]: { note: 'Softer.', accepted: [take] },
  })
})

test('an episode that was made has audio with a waveform and its turns in time', async () => {
  const services = startServices()
  const { id } = await openScript(services, '# Start\nHost: One two three.\nGuest: Four five six.\n')
  await services.render(id)
  const { audio } = await services.episodes.open(id)
  expect(audio).toMatchObject({
    turns: [
      { speaker: 'Host', start: closeTo(0.25, 1) },
      { speaker: 'Guest', end: closeTo((audio?.seconds ?? 0) - 0.5, 1) },
    ],
    chapters: [{ title: 'Start', start: 0.25 }],
  })
  expect(services.media.find(audio?.media ?? '')).toMatchObject({ type: 'audio/wav' })
  expect(readFileSync(services.media.find(audio?.peaks ?? '')?.path ?? '').toString('latin1', 0, 4)).toBe(
    'CWPK',
  )
})

test('a script that another program changed is told, never overwritten', async () => {
  const services = startServices()
  const { id, open, path } = await openScript(services)
  const told = Promise.withResolvers<string>()
  services.episodes.onChangedOutside(told.resolve)
  writeFileSync(path, 'Host: By another program.\n')
  expect(await told.promise).toBe(id)
  const refused = await services.episodes.saveScript(id, 'Host: Mine.\n', open.digest)
  expect(refused).toMatchObject({ saved: false, found: 'Host: By another program.\n' })
  expect(readFileSync(path, 'utf8')).toBe('Host: By another program.\n')
  const name = await services.episodes.keepConflict(id, 'Host: By another program.\n')
  expect(await services.episodes.saveScript(id, 'Host: Mine.\n', refused.digest)).toMatchObject({
    saved: true,
  })
  expect((await services.episodes.open(id)).conflicts).toEqual([name])
})

test('a save of ours is not taken for another program', async () => {
  const services = startServices()
  const { id, open } = await openScript(services)
  const told: string[] = []
  services.episodes.onChangedOutside((episode) => told.push(episode))
  const first = await services.episodes.saveScript(id, 'Host: One.\n', open.digest)
  const second = await services.episodes.saveScript(id, 'Host: Two.\n', first.digest)
  // The next change from outside comes after ours in the same watch: only that one is told.
  const outside = Promise.withResolvers<void>()
  services.episodes.onChangedOutside(() => outside.resolve())
  writeFileSync(await services.library.pathOf(id), 'Host: Three.\n')
  await outside.promise
  expect([second.saved, told]).toEqual([true, [id]])
})

test('copies that synchronising programs leave are named', async () => {
  const services = startServices()
  const { id, path } = await openScript(services)
  const names = [
    "script (Ann's conflicted copy 2026-11-01).md",
    'script-DESKTOP-4711.md',
    'script.sync-conflict-20261101-101010-ABCDEFG.md',
  ]
  for (const name of names) writeFileSync(join(path, '..', name), 'x')
  expect((await services.episodes.open(id)).conflicts).toEqual(names.toSorted())
})

test('a cast that is chosen is kept and changes what is to be made', async () => {
  const services = startServices()
  const { id } = await openScript(services)
  await services.render(id)
  await services.episodes.setCast(id, { Guest: { voice: 'Otto', pace: 1.2 } })
  expect((await services.episodes.open(id)).cast).toEqual({ Guest: { voice: 'Otto', pace: 1.2 } })
  expect(await services.episodes.plan(id)).toMatchObject({ missing: 1, isCurrent: false })
})

test('an episode whose folder is gone says so in a sentence', async () => {
  const services = startServices()
  const { id, open, path } = await openScript(services)
  rmSync(join(path, '..'), { recursive: true })
  await expect(services.episodes.saveScript(id, 'x', open.digest)).rejects.toMatchObject({
    code: 'file-missing',
  })
  expect(readdirSync(join(services.root, 'episodes'))).toEqual([])
})

test('a change that nobody hears needs no new audio, and its chapters are taken over', async () => {
  const services = startServices()
  const { id, open } = await openScript(
    services,
    '# Start\nHost: One two three.\n\n# Middle\nGuest: Four five six.\n',
  )
  await services.render(id)
  const before = (await services.episodes.open(id)).audio?.chapters
  const edited = '// a remark\n# Opening\nHost: One two three.\n\n# Middle\nGuest: Four five six.\n'
  await services.episodes.saveScript(id, edited, open.digest)
  expect(await services.episodes.plan(id)).toMatchObject({ missing: 0, isCurrent: true })
  expect((await services.episodes.open(id)).audio?.chapters).toEqual([
    { ...before?.[0], title: 'Opening' },
    before?.[1],
  ])
  await vi.waitFor(async () => {
    expect((await services.library.list()).episodes).toMatchObject([{ status: 'ready' }])
  }, 15_000)
})
