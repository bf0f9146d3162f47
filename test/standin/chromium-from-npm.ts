import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** A Chromium on disk and what it needs in its environment. */
export interface UnpackedChromium {
  readonly path: string
  readonly environment: Readonly<Record<string, string>>
}

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
const PACKAGE = join(PROJECT, 'node_modules/@sparticuz/chromium')
const BINARY = 'chromium-headless-shell'
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">font-cache</cachedir>
</fontconfig>
`
// The package decides at import, by this variable, to bring its own libnss3, libexpat and so on; and it reuses any
// `chromium` it finds in the folder for temporary files, so that folder must be ours alone.
const UNPACK = `
  const { default: chromium } = await import('@sparticuz/chromium')
  await chromium.executablePath()
`

/**
 * The headless Chromium inside the npm package, unpacked once into `folder` (about 2 s and 210 MB) and used from there
 * ever after. `null` where the package is not installed. Several processes may call this at once.
 */
export function chromiumFromNpm(folder?: string): UnpackedChromium | null {
  const version = installedVersion()
  if (version === null) return null
  const target = folder ?? join(PROJECT, 'node_modules/.cache/castwright-chromium', version)
  if (!existsSync(join(target, BINARY))) unpackInto(target)
  return { path: join(target, BINARY), environment: environmentOf(target) }
}

function installedVersion(): string | null {
  const manifest = join(PACKAGE, 'package.json')
  // The package has binaries for this system and processor only.
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(manifest)) return null
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8'))).version
}

function unpackInto(target: string): void {
  const parent = join(target, '..')
  mkdirSync(parent, { recursive: true })
  const staging = mkdtempSync(join(parent, 'unpacking-'))
  try {
    const result = spawnSync(process.execPath, ['--input-type=module', '-e', UNPACK], {
      cwd: PROJECT,
      env: { PATH: process.env['PATH'] ?? '', AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x', TMPDIR: staging },
      encoding: 'utf8',
    })
    if (result.status !== 0) throw new Error(`Chromium could not be unpacked: ${result.stderr}`)
    renameSync(join(staging, 'chromium'), join(staging, BINARY))
    writeFileSync(join(staging, 'fonts.conf'), FONTS)
    // Chromium makes this folder where it is missing, for its own user alone.
    mkdirSync(join(staging, 'locales'), { recursive: true })
    openToAll(staging)
    renameSync(staging, target)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    // Another process was faster: its folder is as good as ours.
    if (!existsSync(join(target, BINARY))) throw error
  }
}

// Temporary folders are their maker's alone; this one is for whoever runs the tests next.
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o755)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode | 0o444)
  }
  chmodSync(join(folder, BINARY), 0o755)
}

function environmentOf(target: string): Record<string, string> {
  const libraries = join(target, 'al2023', 'lib')
  const inherited = process.env['LD_LIBRARY_PATH']
  return {
    LD_LIBRARY_PATH: inherited === undefined ? libraries : `${libraries}:${inherited}`,
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(target, 'fonts.conf') }),
  }
}

// Set-up scripts run this file to have the two seconds behind them: `node test/standin/chromium-from-npm.ts [folder]`.
if (import.meta.main) {
  const unpacked = chromiumFromNpm(process.argv[2])
  process.stdout.write(unpacked ? `${unpacked.path}\n` : 'There is no Chromium from npm for this system.\n')
}
