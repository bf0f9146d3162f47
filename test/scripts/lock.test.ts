import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { withLock } from '../../scripts/set-up/lock.mjs'
import { identifyProcess, isRunning } from '../../scripts/set-up/process-identity.mjs'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

let file = ''
let said: string[] = []
const say = (line: string) => void said.push(line)
const onLinux = process.platform === 'linux'

beforeEach(() => {
  file = join(temporaryFolder(), '.set-up.lock')
  said = []
})

/** A process that has ended, as identified while it ran. */
async function deadProcess() {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  await once(child, 'spawn')
  const identity = identifyProcess(child.pid ?? 0)
  child.kill('SIGKILL')
  await once(child, 'close')
  return identity
}

test('one at a time, in any number, and nothing is left behind', async () => {
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise(setImmediate)
    inside -= 1
  }
  await Promise.all(Array.from({ length: 4 }, () => withLock({ file, say }, work)))
  expect(most).toBe(1)
  expect(readdirSync(join(file, '..'))).toEqual([])
})

test('who waits says so once, and for whom', async () => {
  const { promise: told, resolve: tell } = Promise.withResolvers<void>()
  const first = withLock({ file, say }, () => told)
  const second = withLock({ file, say: (line) => (say(line), tell()) }, async () => 'done')
  await Promise.all([first, second])
  expect(said).toEqual([
    `Another process (${process.pid}) is setting Castwright up in this folder: waiting for it …`,
  ])
})

test('failing work lets go too', async () => {
  await expect(withLock({ file, say }, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(existsSync(file)).toBe(false)
})

test('who does not get its turn in time says what to do', async () => {
  writeFileSync(file, JSON.stringify(identifyProcess(process.pid)))
  const waiting = withLock({ file, say, patience: 0 }, async () => {})
  await expect(waiting).rejects.toThrow(`stop it or remove ${file}, then run the same command again.`)
  expect(existsSync(file)).toBe(true)
})

test('a dead holder is followed at once', async () => {
  writeFileSync(file, JSON.stringify(await deadProcess()))
  await withLock({ file, say, patience: 0 }, async () => {})
  expect(said).toEqual([])
})

test('a number used again by another process is not the holder', async ({ skip }) => {
  skip(!onLinux, 'only Linux tells')
  writeFileSync(file, JSON.stringify({ pid: process.pid, born: '1' }))
  await withLock({ file, say, patience: 0 }, async () => {})
  expect(said).toEqual([])
})

test('a dead holder whose tool still runs is waited for', async () => {
  writeFileSync(file, JSON.stringify({ ...(await deadProcess()), child: identifyProcess(process.pid) }))
  await expect(withLock({ file, say, patience: 0 }, async () => {})).rejects.toThrow('does not end')
  writeFileSync(file, JSON.stringify({ ...(await deadProcess()), child: await deadProcess() }))
  await withLock({ file, say, patience: 0 }, async () => {})
})

test('the tool at work is known to those who come after a crash', async () => {
  await withLock({ file, say }, async ({ workIsDoneBy }) => {
    workIsDoneBy(process.ppid)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      ...identifyProcess(process.pid),
      child: identifyProcess(process.ppid),
    })
  })
})

test.each(['', '{"pid":', '{}', '{"pid":"x"}', 'null'])(
  'a torn lock (%j) is respected while it is new, then taken',
  async (text) => {
    writeFileSync(file, text)
    await expect(withLock({ file, say, patience: 0 }, async () => {})).rejects.toThrow('does not end')
    utimesSync(file, 1, 1)
    await withLock({ file, say, patience: 0 }, async () => {})
  },
)

test('a take-over cut short does not block the next', async () => {
  writeFileSync(file, JSON.stringify(await deadProcess()))
  writeFileSync(`${file}.taking-over`, '')
  utimesSync(`${file}.taking-over`, 1, 1)
  await withLock({ file, say, patience: 0 }, async () => {})
})

test('this process runs, one that ended does not', async () => {
  expect(isRunning(identifyProcess(process.pid))).toBe(true)
  expect(isRunning(await deadProcess())).toBe(false)
})

test('one that ended and was never collected does not run', async ({ skip }) => {
  skip(!onLinux, 'only Linux tells')
  // The shell starts a child that waits for its fourth stream to end, then becomes a program that never asks after it.
  const script = 'head -c 1 <&3 >/dev/null & echo $!; exec cat 3<&-'
  const parent = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'ignore', 'pipe'] })
  const { stdin, stdout } = parent
  if (stdin === null || stdout === null) throw new Error('no pipes')
  const pid = Number(String((await once(stdout, 'data'))[0]))
  stdin.write('are you cat?')
  await once(stdout, 'data')
  expect(isRunning({ pid, born: '' })).toBe(true)
  parent.stdio[3]?.destroy()
  await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), { timeout: 15_000 }).toContain(') Z ')
  expect(isRunning({ pid, born: '' })).toBe(false)
  stdin.end()
  await once(parent, 'close')
})
