// @ts-check
import { join } from 'node:path'
import { runOnNode } from './run/run-on-node.mjs'
import { root, setUp } from './set-up.mjs'
import { tellFailure } from './set-up/tell-failure.mjs'

/** `npm start`: from a bare checkout to an episode. */
const ready = await setUp({ build: true, say: (line) => console.error(line) }).catch(tellFailure)
if (ready !== undefined) await doTheMainJob(ready.node, process.argv.slice(2))

/**
 * Without a display: renders the sample script. (Where there is a display, this is the place to open the window instead.)
 *
 * @param {string} node
 * @param {string[]} options further options of `castwright render`
 */
async function doTheMainJob(node, options) {
  const sample = join(root, 'resources', 'sample.md')
  await runOnNode(node, join(root, 'out', 'main', 'cli.js'), ['render', sample, ...options])
}
