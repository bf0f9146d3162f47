// @ts-check

/**
 * @typedef {import('./checks.mjs').Check} Check
 * @typedef {import('../report/results.mjs').Results} Results
 */

/** More at once than the smallest machines have cores only makes each slower. */
const AT_ONCE = 2

/**
 * Runs checks side by side, with a line for each as it ends, and then what is wrong.
 *
 * @param {Check[]} checks
 * @param {(line: string) => void} say
 * @returns {Promise<Results>} each check counts as one
 */
export async function runChecks(checks, say) {
  const waiting = [...checks]
  /** @type {{ name: string, output: string }[]} */
  const failures = []
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const started = performance.now()
      const { ok, output, note = '' } = await check.run()
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      say(
        `  ${check.name.padEnd(10)}  ${ok ? 'ok    ' : 'FAILED'} ${seconds.padStart(6)} s  ${note}`.trimEnd(),
      )
      if (!ok) failures.push({ name: check.name, output: output.replace(/^\s*\n|\s+$/g, '') })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  for (const { name, output } of failures) say(`\n${name}:\n${output.replace(/^/gm, '  ')}\n`)
  return { passed: checks.length - failures.length, failed: failures.map(({ name }) => name), skipped: [] }
}
