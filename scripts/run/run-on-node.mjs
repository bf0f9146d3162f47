// @ts-check
import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { endBySignal, forwardSignals } from './forward-signals.mjs'

/**
 * Runs a built file as if it had been called itself: same terminal, same signals, same exit code. In this process when
 * this is the right Node (a quicker start), otherwise in a process of its own.
 *
 * @param {string} node
 * @param {string} file
 * @param {string[]} args
 */
export async function runOnNode(node, file, args) {
  if (node === process.execPath) {
    process.argv = [node, file, ...args]
    await import(pathToFileURL(file).href)
    return
  }
  const { code, signal } = await runToEnd(node, [file, ...args])
  if (signal === null) process.exitCode = code ?? 1
  else endBySignal(signal)
}

/**
 * Runs a program with this terminal until it ends; `interruption` is the signal that this process got meanwhile.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, interruption: NodeJS.Signals | undefined }>}
 */
export function runToEnd(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' })
    const signals = forwardSignals(child)
    child.on('error', (error) => {
      signals.stop()
      reject(error)
    })
    child.on('close', (code, signal) => {
      resolve({ code, signal, interruption: signals.stop() })
    })
  })
}
