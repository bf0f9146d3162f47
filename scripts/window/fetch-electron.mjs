// @ts-check
import { join } from 'node:path'
import { runQuietly } from '../run/run-quietly.mjs'
import { explainFetchFailure } from './explain-fetch-failure.mjs'
import { findElectron } from './find-electron.mjs'

/** Milliseconds between two lines that say it is still going on. */
const PACE = 5_000

/**
 * Fetches Electron's program for this system: about 110 MB, once. Gives its path, or why it is not to be had.
 *
 * @param {{ root: string, node: string, say: (line: string) => void }} options
 * @returns {Promise<{ program: string } | { reason: string }>}
 */
export async function fetchElectron({ root, node, say }) {
  const started = Date.now()
  say('Fetching Electron (about 110 MB, once) …')
  const timer = setInterval(() => {
    say(`Fetching Electron … ${Math.round((Date.now() - started) / 1000)} s`)
  }, PACE)
  try {
    const { output } = await runQuietly(node, [join(root, 'node_modules', 'electron', 'install.js')], {
      cwd: root,
    })
    const program = findElectron(root)
    return program === undefined ? { reason: explainFetchFailure(output) } : { program }
  } finally {
    clearInterval(timer)
  }
}
