// @ts-check
import { createHash } from 'node:crypto'
import { lstatSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a build is made from. */
const SOURCES = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.json',
]

/**
 * What stands for one build: its sources, and its files as they were left, so that another tool's writing in `out` shows.
 *
 * @typedef {{ sources: string, outputs: string }} BuildStamp
 */

/**
 * Names, sizes and times of all files that go into a build: cheap, and any edit changes it.
 *
 * @param {string} root
 */
export function fingerprintSources(root) {
  return fingerprint(root, SOURCES)
}

/** @param {string} root */
export function isBuilt(root) {
  const stamp = readStamp(root)
  return (
    stamp !== undefined &&
    stamp.outputs === fingerprint(root, ['out']) &&
    stamp.sources === fingerprintSources(root)
  )
}

/** @param {string} root */
export function removeBuildStamp(root) {
  rmSync(stampFile(root), { force: true })
}

/**
 * @param {string} root
 * @param {string} sources their fingerprint from before the build: what was edited meanwhile is not in it
 */
export function keepBuildStamp(root, sources) {
  writeFileSync(stampFile(root), JSON.stringify({ sources, outputs: fingerprint(root, ['out']) }))
}

/**
 * Hidden files do not count: editors keep notes in them, and this stamp is one.
 *
 * @param {string} root
 * @param {string[]} names
 */
function fingerprint(root, names) {
  const hash = createHash('sha256')
  /** @param {string} name */
  const add = (name) => {
    const path = join(root, name)
    const entry = lstatSync(path, { throwIfNoEntry: false })
    if (entry === undefined) hash.update(`${name} none\n`)
    else if (entry.isDirectory())
      for (const child of readdirSync(path).toSorted()) {
        if (!child.startsWith('.')) add(`${name}/${child}`)
      }
    else hash.update(`${name} ${entry.size} ${Math.round(entry.mtimeMs)}\n`)
  }
  for (const name of names) add(name)
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @returns {BuildStamp | undefined}
 */
function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampFile(root), 'utf8'))
  } catch {
    return undefined // none, or torn: not built
  }
}

/** @param {string} root */
function stampFile(root) {
  return join(root, 'out', '.built.json')
}
