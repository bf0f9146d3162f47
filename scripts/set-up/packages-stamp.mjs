// @ts-check
import { createHash } from 'node:crypto'

/**
 * @typedef {{ platform: string, arch: string }} System
 * @typedef {object} LockedPackage one entry of `packages` in a package-lock.json
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {string | string[]} [os]
 * @property {string | string[]} [cpu]
 * @property {string | string[]} [libc]
 */

/**
 * What an installation was made from. Kept in a file inside node_modules, written last: an installation cut short has none.
 *
 * @param {string | Buffer} lockText the bytes of package-lock.json
 * @param {System} system
 */
export function packagesStamp(lockText, { platform, arch }) {
  return `${platform}-${arch} ${createHash('sha256').update(lockText).digest('hex')}\n`
}

/**
 * Whether an installation made by hand (`npm ci`) is what package-lock.json asks for, so that nobody waits for it twice.
 * npm writes `node_modules/.package-lock.json` when it has finished.
 *
 * @param {string} lockText
 * @param {string} installedText of `node_modules/.package-lock.json`
 * @param {System} system
 */
export function matchesInstalled(lockText, installedText, system) {
  const locked = packagesIn(lockText)
  const installed = packagesIn(installedText)
  if (locked === undefined || installed === undefined) return false
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    if (found === undefined) return mayBeAbsent(wanted, system)
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/**
 * Optional packages are left out where they do not fit the system. Those for one C library, or without a system of their
 * own (they serve the ones left out), cannot be judged from here.
 *
 * @param {LockedPackage} wanted
 * @param {System} system
 */
function mayBeAbsent(wanted, { platform, arch }) {
  if (!wanted.optional) return false
  if (wanted.libc !== undefined || wanted.os === undefined || wanted.cpu === undefined) return true
  return ![wanted.os].flat().includes(platform) || ![wanted.cpu].flat().includes(arch)
}

/**
 * @param {string} text
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesIn(text) {
  try {
    return JSON.parse(text).packages
  } catch {
    return undefined // cut short while npm was writing it
  }
}
