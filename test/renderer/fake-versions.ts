import { parseScript } from '../../src/core/script/parse-script.ts'
import { compareScripts } from '../../src/core/version/compare-scripts.ts'
import type { VersionComparison } from '../../src/renderer/version/version-types.ts'

/** What main would say of a new text: the true comparison, with a price that is only made up. */
export function compareVersions(before: string, text: string): VersionComparison {
  const [old, script] = [parseScript(before), parseScript(text)]
  const { ended, ...comparison } = compareScripts(old, script, {})
  const missing = script.turns.length - comparison.counts.same - comparison.counts.moved
  const narrator = script.turns.every(({ nameRange }) => nameRange === undefined)
    ? script.turns[0]?.speaker
    : undefined
  return {
    ...comparison,
    ended,
    moreEnded: 0,
    lines: script.turns.length,
    ...(narrator === undefined ? {} : { narrator }),
    problems: script.problems.map(({ line, message }) => ({ line, message })),
    moreProblems: 0,
    price: {
      reused: script.turns.length - missing,
      missing,
      requests: missing,
      speech: missing * 4,
      cost: missing * 0.0021,
      wait: missing * 2,
    },
  }
}
