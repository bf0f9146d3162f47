// @ts-check
import { findTool } from './run/find-tool.mjs'
import { runToEnd } from './run/run-on-node.mjs'
import { root, setUp } from './set-up.mjs'
import { tellFailure } from './set-up/tell-failure.mjs'
import { chooseRuntime } from './window/choose-runtime.mjs'

/** `npm run dev`: the window, with changes to the page and to main shown as they are saved. */
/** @param {string} line */
const say = (line) => console.error(line)
const ready = await setUp({ build: false, say }).catch(tellFailure)
if (ready !== undefined) {
  const runtime = await chooseRuntime({ root, node: ready.node, say })
  if ('reason' in runtime) {
    say(runtime.reason)
    process.exitCode = 1
  } else {
    const env = { ...process.env, ...runtime.environment, ELECTRON_EXEC_PATH: runtime.program }
    const { code } = await runToEnd(ready.node, [findTool(root, 'electron-vite'), 'dev', '--watch'], {
      cwd: root,
      env,
    })
    process.exitCode = code ?? 1
  }
}
