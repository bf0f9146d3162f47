// @ts-check
import { staticChecks, unitTestCheck } from './checks/checks.mjs'
import { runChecks } from './checks/run-checks.mjs'
import { addResults, isSuccess } from './report/results.mjs'
import { root, setUp } from './set-up.mjs'
import { tellFailure } from './set-up/tell-failure.mjs'

/** `npm run check`: everything that is checked before a change is kept. `npm run check -- lint types` runs only those. */
const ready = await setUp({ build: false, say: (line) => console.error(line) }).catch(tellFailure)
if (ready !== undefined) await check({ root, node: ready.node }, process.argv.slice(2)).catch(tellFailure)

/**
 * @param {{ root: string, node: string }} project
 * @param {string[]} names
 */
async function check(project, names) {
  const stages = [staticChecks(project), [unitTestCheck(project)]] // the tests run what was built
  const all = stages.flat().map(({ name }) => name)
  const unknown = names.find((name) => !all.includes(name))
  if (unknown !== undefined) {
    console.error(`There is no check named "${unknown}": there are ${all.join(', ')}.`)
    process.exitCode = 2
    return
  }
  const results = []
  for (const stage of stages) {
    const wanted = stage.filter(({ name }) => names.length === 0 || names.includes(name))
    if (wanted.length > 0) results.push(await runChecks(wanted, console.log))
  }
  process.exitCode = isSuccess(addResults(results)) ? 0 : 1
}
