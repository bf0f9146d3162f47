// @ts-check
import { runToEnd } from '../run/run-on-node.mjs'
import { endBySignal } from '../run/forward-signals.mjs'
import { chooseRuntime } from './choose-runtime.mjs'

/**
 * Opens the window and stays until it is closed. Gives why not, where there is nothing to open it with.
 *
 * @param {{ root: string, node: string, files: string[], say: (line: string) => void }} options
 * @returns {Promise<string | undefined>}
 */
export async function openWindow({ root, node, files, say }) {
  const runtime = await chooseRuntime({ root, node, say })
  if ('reason' in runtime) return runtime.reason
  // Chromium refuses to run as root with its sandbox, and some systems have no other user.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const env = { ...process.env, ...runtime.environment }
  const { code, signal } = await runToEnd(runtime.program, [...asRoot, root, ...files], { env })
  if (signal === null) process.exitCode = code ?? 1
  else endBySignal(signal)
  return undefined
}
