import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url))

/** Runs the built command line in a folder that is its home too; throws where it fails. `seconds` is from start to end. */
export function runProgram(
  home: string,
  words: readonly string[],
): { readonly out: string; readonly seconds: number } {
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8' },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`castwright ${words[0] ?? ''} ended with ${status}: ${stderr}`)
  return { out: stdout, seconds: (performance.now() - start) / 1000 }
}
