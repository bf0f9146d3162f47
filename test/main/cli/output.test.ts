import { expect, test } from 'vitest'
import { Output } from '../../../src/main/cli/output.ts'
import { errorCodes, StudioError } from '../../../src/shared/studio-error.ts'
import { stillTerminal } from '../../helpers/still-terminal.ts'

const key = 'OUTPUT key of a test'

function outputWith(json: boolean) {
  const { terminal, said } = stillTerminal('1970-01-01T00:00:00Z')
  return { output: new Output(terminal, { json, quiet: false }), said }
}

test.each([false, true])('a hidden key is in no note and no failure (JSON: %s)', (json) => {
  const { output, said } = outputWith(json)
  output.note(`before ${key}`)
  expect(said().includes(key)).toBe(!json)
  const known = said().length
  output.hide(key)
  output.note(`after ${key}`)
  output.failure(new StudioError('request-refused', `The service says: ${key}`))
  output.failure(new Error(`A bug with ${key}`))
  const rest = said().slice(known)
  expect(rest).toContain('The service says: …')
  expect(rest).toContain('A bug with …')
  expect(rest).not.toContain(key)
})

test('ways out lead to the command line where there is one, not to the settings of the window', () => {
  const { output, said } = outputWith(false)
  for (const code of errorCodes.filter((one) => one !== 'budget-reached'))
    output.failure(new StudioError(code, 'Something happened.'))
  expect(said()).not.toContain('Settings →')
  output.failure(new StudioError('unknown-model', 'Google has no such model.'))
  expect(said()).toMatch(/Google has no such model\.\nChoose another with --model\.\n$/)
})
