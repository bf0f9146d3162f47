import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lineKey } from '../../../src/core/plan/line-key.ts'
import { largestScript } from '../../../src/core/script/largest-script.ts'
import { startServices } from '../../helpers/window-services.ts'

const script = 'Host: One two three.\nGuest: Four five six.\nHost: Seven eight nine.\n'

test('a new version keeps the takes of the lines it has, wherever they stand, and tells the price of the rest', async () => {
  const services = startServices()
  const { episodes } = await services.library.openFiles([services.write('talk.md', script)])
  const id = episodes[0] ?? ''
  const path = await services.library.pathOf(id)
  await services.render(id)
  await services.episodes.decide(
    id,
    { line: lineKey('Host', 'One two three.'), turn: 0 },
    { kind: 'note', note: 'Slower.' },
  )
  await services.episodes.decide(
    id,
    { line: lineKey('Guest', 'Four five six.'), turn: 1 },
    { kind: 'lock', isLocked: true },
  )
  const text = 'Host: One two three and more.\nHost: Seven eight nine.\nGuest: Four five six.\nAnna: Ten.\n'
  const comparison = await services.episodes.compareVersion(id, text)
  expect(comparison).toMatchObject({
    counts: { same: 1, edited: 1, moved: 1, removed: 0, new: 1 },
    lines: 4,
    newSpeakers: ['Anna'],
    // The lock goes with its words.
    ended: [{ line: 1, speaker: 'Host', words: 'One two three.', isLocked: false, hasNote: true }],
    price: { reused: 2, missing: 2, requests: 2, cost: 0 },
  })
  expect(comparison.price?.speech).toBeGreaterThan(1)
  // Nothing is changed by asking; what is told is what the plan says once it is taken.
  expect(readFileSync(path, 'utf8')).toBe(script)
  const open = await services.episodes.open(id)
  await services.episodes.saveScript(id, text, open.digest)
  expect(await services.episodes.plan(id)).toMatchObject({
    missing: comparison.price?.missing,
    cost: comparison.price?.cost,
    speech: comparison.price?.speech,
  })
  expect(services.bugs).toEqual([])
})

test('a text with nothing to speak, a voice that nobody has, no names, and one that is too large', async () => {
  const services = startServices()
  const { episodes } = await services.library.openFiles([services.write('talk.md', script)])
  const compare = (text: string) => services.episodes.compareVersion(episodes[0] ?? '', text)
  const silent = await compare('# Opening\n\n[pause 1s]\n')
  expect(silent).toMatchObject({ lines: 0, counts: { removed: 3 } })
  expect(silent).not.toHaveProperty('price')
  const unknown = await compare(`---\ncast:\n  Host: Nobody at all\n---\n${script}`)
  expect(unknown).toMatchObject({ obstacle: { code: 'unknown-voice' }, counts: { same: 3 } })
  expect(await compare('Only words.\n\nAnd more of them.')).toMatchObject({ narrator: 'Narrator', lines: 2 })
  await expect(compare('語'.repeat(largestScript / 3 + 1))).rejects.toMatchObject({
    code: 'script-too-large',
  })
})
