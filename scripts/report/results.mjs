// @ts-check

/**
 * What came of a number of tests. `failed` and `skipped` name each one, with its reason where it gives one.
 *
 * @typedef {{ passed: number, failed: string[], skipped: string[] }} Results
 */

/**
 * @param {Results[]} parts
 * @returns {Results}
 */
export function addResults(parts) {
  return {
    passed: parts.reduce((sum, { passed }) => sum + passed, 0),
    failed: parts.flatMap(({ failed }) => failed),
    skipped: parts.flatMap(({ skipped }) => skipped),
  }
}

/** @param {Results} results */
export function isSuccess({ passed, failed }) {
  return failed.length === 0 && passed > 0
}

/**
 * The last line of a test run, for people and for machines.
 *
 * @param {Results} results
 */
export function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`
}

/**
 * A test run in words, ending with the count line.
 *
 * @param {Results} results
 */
export function describeResults(results) {
  return [
    ...listed('Failed', results.failed),
    ...listed('Skipped', results.skipped),
    countLine(results),
  ].join('\n')
}

/**
 * A runner that says it failed, or that did nothing, has failed whatever its tests say.
 *
 * @param {string} runner
 * @param {Results | undefined} results undefined when it wrote none
 * @param {number | null} code its exit code, null after a signal
 * @returns {Results}
 */
export function withRunnersVerdict(runner, results, code) {
  if (results === undefined)
    return {
      passed: 0,
      failed: [`${runner} ended early (${codeInWords(code)}), without results`],
      skipped: [],
    }
  if (results.failed.length > 0) return results
  if (code !== 0)
    return { ...results, failed: [`${runner} failed (${codeInWords(code)}) though no test did`] }
  if (results.passed + results.skipped.length === 0)
    return { ...results, failed: [`${runner} found no tests`] }
  return results
}

/** @param {number | null} code */
function codeInWords(code) {
  return code === null ? 'ended by a signal' : `exit code ${code}`
}

/**
 * @param {string} title
 * @param {string[]} names
 */
function listed(title, names) {
  return names.length === 0 ? [] : [`${title} (${names.length})`, ...names.map((name) => `  ${name}`), '']
}
