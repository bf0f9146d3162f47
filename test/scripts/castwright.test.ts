import { describe, expect, test } from 'vitest'
import { fakeProject, findOlderNode } from './fake-project.ts'

const olderNode = process.platform === 'linux' && process.arch === 'x64' ? findOlderNode() : undefined
const NO_NODE = 'no Node 20 to 23 here'

describe.each([
  ['in its own process', process.execPath],
  ['in a process of the packaged Node', olderNode],
])('castwright %s', (_, node) => {
  test('passes on its arguments as they are', async ({ skip }) => {
    skip(node === undefined, NO_NODE)
    const args = ['single', 'two words', '', '--style=warm', '"$HOME"']
    const end = await fakeProject().run('castwright.mjs', args, {}, node)
    expect(end).toMatchObject({ code: 0, out: `${JSON.stringify(args)}\n` })
  })

  test('ends as the program ends', async ({ skip }) => {
    skip(node === undefined, NO_NODE)
    expect(await fakeProject().run('castwright.mjs', ['exit', '7'], {}, node)).toMatchObject({
      code: 7,
      signal: null,
    })
  })

  test.for(['SIGINT', 'SIGTERM'] as const)(
    'lets the program end in its own way on %s',
    async (signal, { skip }) => {
      skip(node === undefined, NO_NODE)
      const started = fakeProject().start('castwright.mjs', ['wait'], {}, node)
      await started.said('waits')
      started.child.kill(signal)
      expect(await started.end).toMatchObject({ code: 42, out: `waits\nends after ${signal}\n` })
    },
  )

  test('lets the program notice that nobody reads any more', async ({ skip }) => {
    skip(node === undefined, NO_NODE)
    const started = fakeProject().start('castwright.mjs', ['pour'], {}, node)
    await started.said('drop')
    started.child.stdout.destroy()
    const end = await started.end
    expect(end.code).toBe(41)
    expect(end.err).toMatch(/stopped by EPIPE\n$/)
  })
})

test('where npm leaves out the packaged Node, it says what to do', async ({ skip }) => {
  skip(olderNode === undefined, NO_NODE)
  const end = await fakeProject().run('castwright.mjs', [], { FAKE_NODE: 'none' }, olderNode)
  expect(end.code).toBe(1)
  expect(end.err).toMatch(/\nCastwright needs Node 24, and npm left out .*\.\n$/)
})

test('where the packaged Node cannot run, each start says so', async ({ skip }) => {
  skip(olderNode === undefined, NO_NODE)
  const project = fakeProject()
  const starts = [
    await project.run('castwright.mjs', [], { FAKE_NODE: 'for another system' }, olderNode),
    await project.run('castwright.mjs', [], {}, olderNode),
  ]
  for (const { err } of starts)
    expect(err).toMatch(/^The Node 24 that comes with .* does not run on this system: .*\.\n$/m)
})
