// @ts-check
import { lstatSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runQuietly } from '../run/run-quietly.mjs'
import { explainFileFailure } from './explain-file-failure.mjs'
import { explainNpmFailure } from './explain-npm-failure.mjs'
import { matchesInstalled, packagesStamp } from './packages-stamp.mjs'
import { SetUpError } from './set-up-error.mjs'

/** Bytes: the packages take 0.7 GB, and npm keeps their archives beside them. */
const NEEDED_SPACE = 1e9
/** With less than this left at the end, something did not fit. */
const LAST_SPACE = 5e7

/**
 * `npm ci` as nobody watches it: its errors only, development packages in any case (NODE_ENV may say production), and
 * a few seconds of waiting before a network counts as absent (npm's own figures make it one to three minutes).
 */
const INSTALL = [
  'ci',
  '--loglevel=error',
  '--no-progress',
  '--include=dev',
  '--include=optional',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
]

/**
 * Whether node_modules is known to hold what package-lock.json asks for.
 *
 * @param {string} root
 */
export function hasPackagesStamp(root) {
  return readIfThere(stampFile(root)) === stampFor(root)
}

/**
 * Whether npm has installed all that package-lock.json asks for, here or by hand.
 *
 * @param {string} root
 */
export function hasPackages(root) {
  const lockText = readFileSync(lockFile(root), 'utf8')
  return matchesInstalled(lockText, readIfThere(npmsOwnRecord(root)) ?? '', process)
}

/** @param {string} root */
export function keepPackagesStamp(root) {
  writeFileSync(stampFile(root), stampFor(root))
}

/**
 * @param {{ root: string, say: (line: string) => void, workIsDoneBy: (pid: number) => void }} options
 * @returns {Promise<void>} rejects with a SetUpError that says why it could not be done
 */
export async function installPackages({ root, say, workIsDoneBy }) {
  refuseLink(root)
  refuseFullDisk(root)
  // First of all: a deletion or an installation cut short must not look complete.
  for (const file of [stampFile(root), npmsOwnRecord(root)]) rmSync(file, { force: true })
  say('Installing packages (a minute or two, only this time) …')
  const started = Date.now()
  const reminder = setInterval(() => {
    say(`Still installing packages (${Math.round((Date.now() - started) / 60_000)} min so far) …`)
  }, 60_000)
  try {
    await runNpm(root, workIsDoneBy)
  } finally {
    clearInterval(reminder)
  }
  refuseIncomplete(root)
}

/**
 * @param {string} root
 * @param {(pid: number) => void} onStart
 */
async function runNpm(root, onStart) {
  const isWindows = process.platform === 'win32' // where npm is a script for the shell
  const env = { ...process.env, PATH: withoutOwnTools(process.env['PATH'] ?? '', root) }
  const { code, signal, output } = await runQuietly('npm', INSTALL, {
    cwd: root,
    env,
    shell: isWindows,
    onStart,
  }).catch((error) => {
    if (error.code === 'ENOENT')
      throw new SetUpError(
        'npm is missing: it comes with Node, from https://nodejs.org or as a package of the system.',
      )
    throw error
  })
  if (code === 0) return
  const { sentence, detail } = explainNpmFailure(output, root)
  if (signal === null) throw new SetUpError(sentence, detail)
  throw new SetUpError(
    `The installation was ended by ${signal} (perhaps memory ran out): run the same command again.`,
  )
}

/**
 * npm deletes node_modules first, so it must not run on a Node in there.
 *
 * @param {string} path
 * @param {string} root
 */
function withoutOwnTools(path, root) {
  const own = join(root, 'node_modules')
  return path
    .split(delimiter)
    .filter((folder) => !folder.startsWith(own))
    .join(delimiter)
}

/**
 * npm would empty the folder behind the link, which is another project's.
 *
 * @param {string} root
 */
function refuseLink(root) {
  const folder = join(root, 'node_modules')
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new SetUpError(
      `${folder} is a link, and what it leads to does not fit package-lock.json: remove the link, then run the same command again.`,
    )
}

/** @param {string} root */
function refuseFullDisk(root) {
  const free = freeSpace(root)
  if (free >= NEEDED_SPACE) return
  throw new SetUpError(
    `The disk is too full: setting up needs about 1 GB, and ${root} has ${Math.floor(free / 1e6)} MB. Make room, then run the same command again.`,
  )
}

/**
 * npm leaves out optional packages that it could not download or write, and says nothing.
 *
 * @param {string} root
 */
function refuseIncomplete(root) {
  if (hasPackages(root)) return
  if (freeSpace(root) < LAST_SPACE) throw new SetUpError(explainFileFailure('ENOSPC', root) ?? '')
  throw new SetUpError(
    'npm left out some of the packages (perhaps a download failed): run the same command again.',
  )
}

/**
 * Bytes. Some network drives report nothing at all.
 *
 * @param {string} root
 */
function freeSpace(root) {
  const { bavail, bsize, blocks } = statfsSync(root)
  return blocks === 0 ? Infinity : bavail * bsize
}

/** @param {string} root */
function stampFor(root) {
  return packagesStamp(readFileSync(lockFile(root)), process)
}

/** @param {string} root */
function lockFile(root) {
  return join(root, 'package-lock.json')
}

/** @param {string} root */
function stampFile(root) {
  return join(root, 'node_modules', '.castwright-packages')
}

/** @param {string} root */
function npmsOwnRecord(root) {
  return join(root, 'node_modules', '.package-lock.json')
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
