import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { collectGarbage } from './collect-garbage.ts'
import { passageOf, withStudio } from './with-studio.ts'

// Speaks lines of a few seconds and writes what memory is still held after the first of the given numbers of them and
// after the second, in bytes. Arguments: address of the server, both numbers, seconds of a line.
const [url, few, many, seconds] = z
  .tuple([z.string(), z.coerce.number(), z.coerce.number(), z.coerce.number()])
  .parse(process.argv.slice(2))
const atOnce = 4
const { signal } = new AbortController()

const held = await withStudio({ url, concurrency: atOnce }, async ({ engine, shelf }) => {
  let next = 0
  const speakUntil = async (end: number) => {
    while (next < end) await engine.speak(passageOf(next++, seconds), { signal, shelf })
  }
  const afterAll = async (end: number) => {
    await Promise.all(Array.from({ length: atOnce }, () => speakUntil(end)))
    await setImmediate()
    collectGarbage()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  return { early: await afterAll(few), late: await afterAll(many) }
})
process.stdout.write(JSON.stringify(held))
