import { join } from 'node:path'
import { expect, test } from './conformance-app.ts'

// Facts about child processes: https://www.electronjs.org/docs/latest/api/utility-process
test.describe('a utility process', () => {
  const path = join(import.meta.dirname, 'app', 'utility.js')

  test('has its arguments, answers messages, and ends with its code', async ({ shared }) => {
    const events = await shared.evaluate(async ({ utilityProcess }, file) => {
      const child = utilityProcess.fork(file, ['one', 'two'])
      const names: unknown[] = []
      child.once('spawn', () => names.push(['spawn', typeof child.pid]))
      child.on('message', (message: unknown) => {
        names.push(message)
        child.postMessage({ end: 3 })
      })
      child.postMessage({ list: [1], bytes: new Uint8Array([7]) })
      const code = await new Promise((resolve) => {
        child.once('exit', resolve)
      })
      return [...names, code, typeof child.pid]
    }, path)
    expect(events).toEqual([
      ['spawn', 'number'],
      { seen: { list: [1], bytes: new Uint8Array([7]) }, args: ['one', 'two'], type: 'utility' },
      3,
      'undefined',
    ])
  })

  test('may be killed', async ({ shared }) => {
    const isKilled = await shared.evaluate(async ({ utilityProcess }, file) => {
      const child = utilityProcess.fork(file)
      await new Promise((resolve) => {
        child.once('spawn', () => resolve(null))
      })
      const ended = new Promise<number>((resolve) => {
        child.once('exit', resolve)
      })
      return [child.kill(), (await ended) !== 0]
    }, path)
    expect(isKilled).toEqual([true, true])
  })

  test('ends when the main process is killed', async ({ launch }) => {
    const app = await launch({ env: { CONFORMANCE_NO_WINDOW: '1' } })
    const pid = await app.evaluate(async ({ utilityProcess }, file) => {
      const child = utilityProcess.fork(file)
      return await new Promise<number>((resolve) => {
        child.once('spawn', () => resolve(child.pid ?? 0))
      })
    }, path)
    app.process().kill('SIGKILL')
    await expect.poll(() => isRunning(pid)).toBe(false)
  })
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
