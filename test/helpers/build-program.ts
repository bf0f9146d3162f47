import { setUp } from '../../scripts/set-up.mjs'

/** Builds the program once before the tests that run it as a process. */
export async function setup(): Promise<void> {
  await setUp({ build: true, say: (line) => process.stderr.write(`${line}\n`) })
}
