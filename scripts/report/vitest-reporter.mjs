// @ts-check
import { writeFileSync } from 'node:fs'

/**
 * Keeps the results of a vitest run as `Results`, in the file that CASTWRIGHT_TEST_RESULTS names. (vitest's own JSON has
 * neither the reasons of skipped tests nor the failures outside of tests.)
 */
// oxlint-disable-next-line no-default-export, import/no-default-export -- vitest asks for it
export default class ResultsReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly { message: string }[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env['CASTWRIGHT_TEST_RESULTS']
    if (file !== undefined) writeFileSync(file, JSON.stringify(resultsOf(modules, unhandledErrors)))
  }
}

/**
 * @param {readonly import('vitest/node').TestModule[]} modules
 * @param {readonly { message: string }[]} unhandledErrors
 * @returns {import('./results.mjs').Results}
 */
function resultsOf(modules, unhandledErrors) {
  /** @type {import('./results.mjs').Results} */
  const results = { passed: 0, failed: [], skipped: [] }
  for (const module of modules) {
    const file = module.relativeModuleId
    for (const test of module.children.allTests()) {
      const result = test.result()
      const name = `${file} > ${test.fullName}`
      if (result.state === 'passed') results.passed += 1
      else if (result.state === 'skipped') results.skipped.push(withReason(name, result.note))
      else results.failed.push(name)
    }
    for (const suite of module.children.allSuites())
      for (const error of suite.errors()) results.failed.push(`${file} > ${suite.fullName}: ${error.message}`)
    for (const error of module.errors()) results.failed.push(`${file}: ${error.message}`)
  }
  for (const error of unhandledErrors) results.failed.push(`Error outside of any test: ${error.message}`)
  return results
}

/**
 * @param {string} name
 * @param {string | undefined} reason
 */
function withReason(name, reason) {
  return reason === undefined ? name : `${name} (${reason})`
}
