// @ts-check
import { SetUpError } from './set-up-error.mjs'

/** What Castwright itself runs on: the Node of its Electron. */
const NEEDED = 24
/** What these scripts run on. */
const OLDEST = 20

/**
 * @typedef {object} Machine
 * @property {string} version of the Node that is running, such as `v20.11.0`
 * @property {string} execPath
 * @property {string} platform
 * @property {string} arch
 */

/**
 * The Node that can run Castwright: the running one, or the one that comes with the packages (npm has such a package
 * for 64-bit Linux only). Throws a SetUpError where neither is possible.
 *
 * @param {Machine} machine
 * @param {string} packaged where the packages bring Node, whether or not they are installed yet
 * @returns {string} path of an executable
 */
export function chooseNode(machine, packaged) {
  const running = Number.parseInt(machine.version.replace(/^v/, ''), 10)
  if (running >= NEEDED) return machine.execPath
  if (!hasPackagedNode(machine))
    throw new SetUpError(
      `Castwright needs Node ${NEEDED} or newer, and this is Node ${machine.version}: install it from https://nodejs.org, then run the same command again.`,
    )
  if (running < OLDEST)
    throw new SetUpError(
      `Castwright can be set up with Node ${OLDEST} or newer, and this is Node ${machine.version}: install a newer one from https://nodejs.org, then run the same command again.`,
    )
  return packaged
}

/** @param {Pick<Machine, 'platform' | 'arch'>} machine */
function hasPackagedNode(machine) {
  return machine.platform === 'linux' && machine.arch === 'x64'
}
