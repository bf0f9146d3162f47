// @ts-check
import { join, resolve } from 'node:path'
import { runOnNode } from './run/run-on-node.mjs'
import { root, setUp } from './set-up.mjs'
import { tellFailure } from './set-up/tell-failure.mjs'
import { hasDisplay } from './window/has-display.mjs'
import { openWindow } from './window/open-window.mjs'

/** @param {string} line */
const say = (line) => console.error(line)

/** `npm start`: from a bare checkout to the window or, where there is no display, to an episode. */
const ready = await setUp({ build: true, say }).catch(tellFailure)
if (ready !== undefined) await start(ready.node, process.argv.slice(2))

/**
 * @param {string} node
 * @param {string[]} words files to open in the window; without a display, further options of `castwright render`
 */
async function start(node, words) {
  if (hasDisplay(process.platform, process.env)) {
    const files = words.map((word) => resolve(word))
    const reason = await openWindow({ root, node, files, say })
    if (reason === undefined) return
    say(reason)
    say(
      'Install Chromium, or try again with a network. Meanwhile this is the sample, made on the command line:',
    )
  }
  const sample = join(root, 'resources', 'sample.md')
  await runOnNode(node, join(root, 'out', 'main', 'cli.js'), ['render', sample, ...words])
}
