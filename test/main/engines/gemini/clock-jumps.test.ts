import { expect, test } from 'vitest'
import { line, openRoom } from './gemini-room.ts'

const hour = 3600

test.each([
  ['sleeps, or its clock is set forward', hour],
  ['is set back', -hour],
])('a computer that %s while a request is refused tries again all the same', async (_, jump) => {
  const room = await openRoom()
  room.server.misbehave((_request, index) => {
    if (index >= 3) return undefined
    if (index === 1) room.time.pass(jump)
    return { kind: 'minute-limit', retryAfter: 49 }
  })
  await room.speak(line)
  expect(room.books.outcomes()).toEqual(['rate-limited', 'rate-limited', 'rate-limited', 'kept'])
})

test('a request that a sleep cut off is sent again; what it may have cost stands in the books', async () => {
  const room = await openRoom()
  room.server.misbehave((_request, index) => {
    if (index > 0) return undefined
    room.time.pass(8 * hour)
    return 'reset'
  })
  await room.speak(line)
  expect(room.books.outcomes()).toEqual(['no-network', 'kept'])
  // Nobody knows what it cost: Google may have spoken it.
  expect(room.books.entries[0]?.ended).toMatchObject({ usage: undefined, latency: 8 * hour })
  expect(room.server.requests.length).toBe(2)
})

test('an answer that comes while the clock is set back is kept, and took no time', async () => {
  const room = await openRoom()
  room.server.misbehave(() => {
    room.time.pass(-hour)
    return undefined
  })
  await room.speak(line)
  expect(room.books.entries[0]?.ended).toMatchObject({ outcome: 'kept', latency: 0 })
  expect(room.shelf.kept.size).toBe(1)
})
