import { expect, test } from 'vitest'
import { Output } from '../../../src/main/cli/output.ts'
import { ProgressLine } from '../../../src/main/cli/progress-line.ts'
import { watchRender } from '../../../src/main/cli/watch-render.ts'
import { stillTerminal } from '../../helpers/still-terminal.ts'

/** What is said of two lines that Google makes in a batch until then, at ten o'clock. */
function saidOf(until: string): string {
  const { terminal, said } = stillTerminal('2026-11-23T10:00:00Z')
  const output = new Output(terminal, { json: false, quiet: false })
  const progress = new ProgressLine(terminal, output.hasProgressLine)
  watchRender({ output, progress, terminal })({ step: 'batch', batch: { until: new Date(until), lines: 2 } })
  return said()
}

test('who waits for a batch is told how long, and that it may be left; of one that is overdue, what it may cost', () => {
  expect(saidOf('2026-11-23T16:00:00Z')).toMatch(/^Google makes 2 lines in a batch, at .*\nCtrl\+C leaves /u)
  expect(saidOf('2026-11-23T09:00:00Z')).toContain('may be charged for twice')
})
