// @ts-check
import { posix } from 'node:path'

/**
 * The parts of Playwright's JSON report that are read here.
 *
 * @typedef {{ type: string, description?: string }} Annotation
 * @typedef {{ status: 'expected' | 'unexpected' | 'flaky' | 'skipped', projectName: string, annotations: Annotation[], results: { annotations?: Annotation[] }[] }} Test
 * @typedef {{ title: string, file: string, specs: { title: string, tests: Test[] }[], suites?: Suite[] }} Suite
 * @typedef {{ suites: Suite[], errors: { message?: string }[] }} Report
 */

/**
 * A test that passed only when tried again has failed: it would be a lie to count it.
 *
 * @param {string} text Playwright's JSON report
 * @param {string} folder where its configuration is; files are named from there
 * @returns {import('./results.mjs').Results}
 */
export function playwrightResults(text, folder) {
  /** @type {Report} */
  const report = JSON.parse(text)
  const tests = report.suites.flatMap((suite) => testsIn(suite, posix.join(folder, suite.title)))
  return {
    passed: tests.filter(({ test }) => test.status === 'expected').length,
    failed: [
      ...tests.filter(({ test }) => test.status === 'unexpected').map(({ name }) => name),
      ...tests
        .filter(({ test }) => test.status === 'flaky')
        .map(({ name }) => `${name} (passed only when tried again)`),
      ...report.errors.map(({ message }) => firstLine(message ?? 'an error outside of any test')),
    ],
    skipped: tests
      .filter(({ test }) => test.status === 'skipped')
      .map(({ name, test }) => withReason(name, test)),
  }
}

/**
 * @param {Suite} suite
 * @param {string} name
 * @returns {{ name: string, test: Test }[]}
 */
function testsIn(suite, name) {
  return [
    ...suite.specs.flatMap((spec) => spec.tests.map((test) => ({ name: `${name} > ${spec.title}`, test }))),
    ...(suite.suites ?? []).flatMap((inner) => testsIn(inner, `${name} > ${inner.title}`)),
  ]
}

/**
 * @param {string} name
 * @param {Test} test
 */
function withReason(name, test) {
  const annotations = [...test.annotations, ...test.results.flatMap((result) => result.annotations ?? [])]
  const reason = annotations.find(({ description }) => description)?.description
  return reason === undefined ? name : `${name} (${reason})`
}

/** @param {string} text */
function firstLine(text) {
  return text.split('\n', 1)[0] ?? ''
}
