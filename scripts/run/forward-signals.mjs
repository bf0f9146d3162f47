// @ts-check
import { constants } from 'node:os'

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Passes on the signals that ask this process to end, until `stop` is called: the child ends in its own way, then we do.
 * Ctrl-C in a terminal reaches the child by itself (and a second one often means "at once"), so it is not sent again.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export function forwardSignals(child) {
  /** @type {NodeJS.Signals | undefined} */
  let received
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    received = signal
    if (signal !== 'SIGINT' || !hasTerminal()) child.kill(signal)
  }
  for (const signal of SIGNALS) process.on(signal, forward)
  return {
    stop: () => {
      for (const signal of SIGNALS) process.off(signal, forward)
      return received
    },
  }
}

/**
 * Ends this process as a signal would, so that a shell sees it; signals that Node ignores become their exit code.
 *
 * @param {NodeJS.Signals} signal
 */
export function endBySignal(signal) {
  process.exitCode = 128 + (constants.signals[signal] ?? 0)
  process.kill(process.pid, signal)
}

function hasTerminal() {
  return process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
}
