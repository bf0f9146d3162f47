import { expect, test } from 'vitest'
import { rememberCovers } from '../../../src/main/cover/remember-covers.ts'

test('a picture is prepared once while it is asked for; of a thousand others few are held', async () => {
  const asked = new Map<string, number>()
  const covers = rememberCovers({
    draw: () => Promise.reject(new Error('none is drawn')),
    prepare(path) {
      asked.set(path, (asked.get(path) ?? 0) + 1)
      return Promise.resolve({ picture: { mediaType: 'image/png', bytes: new Uint8Array(1) }, notes: [] })
    },
  })
  for (let number = 0; number < 1000; number++) {
    await covers.prepare('show.png')
    await covers.prepare(`${number}.png`)
  }
  expect(asked.get('show.png')).toBe(1)
  await covers.prepare('0.png')
  expect(asked.get('0.png')).toBe(2)
})
