import { existsSync, mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createMastering, type Mastering } from '../../../../src/main/studio/mastering/mastering.ts'
import { masterToWav } from '../../../../src/main/studio/mastering/master-to-wav.ts'
import { masterRequestSchema } from '../../../../src/main/studio/mastering/mastering-messages.ts'
import { sampleEpisode } from '../../../helpers/sample-episode.ts'
import { temporaryFolder } from '../../../helpers/temporary-folder.ts'

const workerPath = new URL('../../../../src/main/studio/mastering/mastering-worker.ts', import.meta.url)
let mastering: Mastering | undefined

afterEach(() => mastering?.close())

function start(path: string | URL = workerPath): Mastering {
  mastering = createMastering({ workerPath: path })
  return mastering
}

function episode(seconds: number) {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'out'))
  const output = join(folder, 'out', 'episode.wav')
  return { ...sampleEpisode(join(folder, 'takes'), seconds), output, out: join(folder, 'out') }
}

/** A worker that misbehaves. */
function worker(source: string): string {
  const path = join(temporaryFolder(), 'worker.mjs')
  writeFileSync(path, `import { parentPort, workerData } from 'node:worker_threads'\n${source}`)
  return path
}

test('the worker makes the same file and report as the work done here', async () => {
  const order = episode(10)
  const heard: number[] = []
  const report = await start().master(order, { onProgress: (fraction) => heard.push(fraction) })
  const bytes = readFileSync(order.output)
  expect(masterToWav({ order: masterRequestSchema.parse(order) })).toEqual(report)
  expect(readFileSync(order.output).equals(bytes)).toBe(true)
  expect(heard.length).toBeGreaterThan(5)
  expect(heard.toSorted((a, b) => a - b)).toEqual(heard)
})

test('before the file gets its name its size is told; who refuses it leaves all as it was', async () => {
  const order = episode(5)
  writeFileSync(order.output, 'an older episode')
  const told: number[] = []
  const onWhole = async (bytes: number) => {
    expect(readFileSync(order.output, 'utf8')).toBe('an older episode')
    told.push(bytes)
  }
  const refused = start().master(order, {
    async onWhole(bytes) {
      await onWhole(bytes)
      throw new Error('No')
    },
  })
  await expect(refused).rejects.toThrow('No')
  expect(readdirSync(order.out)).toEqual(['episode.wav'])
  await start().master(order, { onWhole })
  const { length } = readFileSync(order.output)
  expect(told).toEqual([length, length])
  expect(readdirSync(order.out)).toEqual(['episode.wav'])
})

test('several masters at once do not disturb each other', async () => {
  const orders = [episode(8), episode(12)]
  const reports = await Promise.all(orders.map((order) => start().master(order)))
  expect(reports.map((report) => report.targetMet)).toEqual([true, true])
})

describe('cancelling', () => {
  test('in the middle of the work ends it and leaves no half file', async () => {
    const order = episode(1800)
    writeFileSync(order.output, 'an older episode')
    const controller = new AbortController()
    let seen: string[] = []
    const work = start().master(order, {
      signal: controller.signal,
      onProgress(fraction) {
        // While the file is being written.
        if (fraction < 0.4 || controller.signal.aborted) return
        seen = readdirSync(order.out)
        controller.abort()
      },
    })
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    expect(seen).toHaveLength(2)
    expect(readdirSync(order.out)).toEqual(['episode.wav'])
    expect(readFileSync(order.output, 'utf8')).toBe('an older episode')
  })

  test('before the start does nothing', async () => {
    const order = episode(5)
    const work = start().master(order, { signal: AbortSignal.abort() })
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(order.out)).toEqual([])
  })

  test('closing cancels what is under way and what comes later', async () => {
    const order = episode(1800)
    const studio = start()
    const work = studio.master(order)
    const outcome = expect(work).rejects.toMatchObject({ code: 'cancelled' })
    await studio.close()
    await outcome
    expect(readdirSync(order.out)).toEqual([])
    await expect(studio.master(order)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('failures have a code', () => {
  test('of the work itself', async () => {
    const order = episode(5)
    unlinkSync(order.takes.get('take-0')!)
    await expect(start().master(order)).rejects.toMatchObject({ code: 'take-broken' })
    expect(readdirSync(order.out)).toEqual([])
    const nowhere = { ...episode(5), output: join(order.out, 'missing', 'episode.wav') }
    await expect(start().master(nowhere)).rejects.toMatchObject({ code: 'folder-missing' })
  })

  test.each([
    ['throws', `throw new Error('a bug')`],
    ['ends without a word', ''],
    ['exits', 'process.exit(3)'],
    [
      'talks nonsense',
      `parentPort.postMessage({ kind: 'done', report: { integrated: 'loud' } }); setInterval(() => {}, 1000)`,
    ],
    ['cannot be loaded', 'import "./no-such-file.mjs"'],
  ])('of a worker that %s', async (_, source) => {
    const order = episode(5)
    await expect(start(worker(source)).master(order)).rejects.toMatchObject({ code: 'internal' })
    expect(existsSync(order.output)).toBe(false)
  })

  test('of a worker that crashes with a half file open: the file is removed', async () => {
    const order = episode(5)
    const source = `import { writeFileSync } from 'node:fs'
      writeFileSync(workerData.part, 'half')
      throw new Error('a bug')`
    await expect(start(worker(source)).master(order)).rejects.toMatchObject({ code: 'internal' })
    expect(readdirSync(order.out)).toEqual([])
  })

  test('of a request that is out of bounds: refused before anything runs', async () => {
    const order = episode(5)
    for (const wrong of [{ target: 3 }, { ceiling: 1 }, { rate: 100 }, { rate: 24_000.5 }, { output: '' }]) {
      await expect(start().master({ ...order, ...wrong })).rejects.toThrow()
    }
    expect(readdirSync(order.out)).toEqual([])
  })
})
