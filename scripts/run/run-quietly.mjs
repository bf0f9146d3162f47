// @ts-check
import { spawn } from 'node:child_process'
import { forwardSignals } from './forward-signals.mjs'

/** Characters of output that are kept, from the end. */
const KEPT = 200_000

/** A signal asked this process to end while a tool was running; the tool has ended. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Interrupted by ${signal}.`)
    this.signal = signal
  }
}

/**
 * Runs a tool to its end without a keyboard or a screen, and gives back what it said. Rejects when it cannot be started
 * or this process is asked to end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, shell?: boolean, onStart?: (pid: number) => void }} options
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, output: string }>}
 */
export function runQuietly(command, args, { cwd, env = process.env, shell = false, onStart }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const signals = forwardSignals(child)
    let output = ''
    /** @param {string} text */
    const keep = (text) => {
      output = (output + text).slice(-KEPT)
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => {
      signals.stop()
      reject(error)
    })
    child.on('close', (code, signal) => {
      const interruption = signals.stop()
      if (interruption === undefined) resolve({ code, signal, output })
      else reject(new Interrupted(interruption))
    })
    if (child.pid !== undefined) onStart?.(child.pid)
  })
}
