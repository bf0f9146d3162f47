// @ts-check
import { staticChecks } from './checks/checks.mjs'
import { runChecks } from './checks/run-checks.mjs'
import { runEndToEndTests, runUnitTests } from './checks/run-tests.mjs'
import { addResults, countLine, describeResults, isSuccess } from './report/results.mjs'
import { Interrupted } from './run/run-quietly.mjs'
import { root, setUp } from './set-up.mjs'
import { SetUpError } from './set-up/set-up-error.mjs'
import { tellFailure } from './set-up/tell-failure.mjs'

/** `npm test`: everything there is to test. The last line says how many passed, failed and were skipped. */
try {
  const { node } = await setUp({ build: false, say: (line) => console.error(line) })
  await test({ root, node })
} catch (error) {
  process.exitCode = 1
  if (error instanceof Interrupted || error instanceof SetUpError) tellFailure(error)
  else console.error(error)
  console.log(countLine({ passed: 0, failed: ['the run itself'], skipped: [] }))
}

/** @param {{ root: string, node: string }} project */
async function test(project) {
  console.log('Checks')
  const checks = await runChecks(staticChecks(project), console.log)
  console.log('\nTests')
  const unit = await runUnitTests(project)
  const endToEnd = await runEndToEndTests(project)
  const results = addResults([checks, unit.results, ...(endToEnd === undefined ? [] : [endToEnd.results])])
  process.exitCode = isSuccess(results) ? 0 : 1
  console.log(`\n${describeResults(results)}`)
}
