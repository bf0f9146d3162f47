// @ts-check
import { fork } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { isBench } from './bench-table.mjs'

/**
 * The figures of one benchmark, or undefined when it failed (it has said why). Garbage can be collected on demand in
 * there, for figures of memory.
 *
 * @param {{ root: string, node: string, file: string, peers: boolean, minutes: string | undefined, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<import('./bench-table.mjs').Bench | undefined>}
 */
export function measure({ root, node, file, peers, minutes, env }) {
  return new Promise((resolve) => {
    /** @type {import('./bench-table.mjs').Bench | undefined} */
    let bench
    const child = fork(
      join(root, 'scripts', 'bench', 'run-bench.mjs'),
      [file, ...(peers ? ['--peers'] : []), ...(minutes === undefined ? [] : [`--minutes=${minutes}`])],
      {
        cwd: root,
        env,
        execPath: node,
        execArgv: ['--expose-gc'],
        serialization: 'advanced', // JSON has no word for "not a number"
      },
    )
    child.on('message', (message) => {
      if (isBench(message)) bench = message
    })
    child.on('close', (code) => resolve(code === 0 ? bench : undefined))
  })
}

/**
 * What the figures were measured on.
 *
 * @param {string} node its version
 */
export function describeMachine(node) {
  const cores = cpus()
  return {
    date: new Date().toISOString(),
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${process.arch}`,
    node,
  }
}
