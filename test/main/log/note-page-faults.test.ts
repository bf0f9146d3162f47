import { expect, test } from 'vitest'
import { notePageFaults } from '../../../src/main/log/note-page-faults.ts'
import { memoryLog } from '../../helpers/memory-log.ts'

function noting() {
  const log = memoryLog()
  const time = { now: 0 }
  const note = notePageFaults(log, () => new Date(time.now))
  return { entries: log.entries, time, note }
}

const message = "TypeError: Cannot read properties of undefined (reading 'name')"

test('a fault is written down with its part, its words and its stack', () => {
  const { entries, note } = noting()
  const stack = `${message}
    at Xe (app://castwright/assets/studio-screen-CBA5_2Ge.js:12:3456)
    at async Promise.all (index 0)
    at app://castwright/assets/index-BONEf2vI.js:1:2`
  note({ part: 'studio', message, stack })
  expect(entries).toEqual([
    `error A fault of the page (studio): ${message}
at Xe (app://castwright/assets/studio-screen-CBA5_2Ge.js:12:3456)
at app://castwright/assets/index-BONEf2vI.js:1:2`,
  ])
})

test.each([
  [
    'a quotation',
    `SyntaxError: Unexpected token 'A', "Ann: a "secret" plan"... is not valid JSON`,
    "SyntaxError: Unexpected token 'A', …",
  ],
  ['a quotation that does not end', 'RangeError: not a voice: "a secret', 'RangeError: not a voice: …'],
  ['a second line', 'Error: no turn\nAnn: a secret', 'Error: no turn'],
  [
    'what an address carries',
    'Error: see https://react.dev/errors/31?args[]=secret',
    'Error: see https://react.dev/errors/31?…',
  ],
])('exploit: no script comes into the log by %s', (_what, said, written) => {
  const { entries, note } = noting()
  note({
    part: 'studio',
    message: said,
    stack: `${said}\nAnn: a secret\nat Ann: a secret\n    at secret plans`,
  })
  expect(entries).toEqual([`error A fault of the page (studio): ${written}`])
})

test('exploit: a page that fails without end does not fill the log', () => {
  const { entries, time, note } = noting()
  for (let fault = 0; fault < 1000; fault++) note({ part: 'page', message, stack: '' })
  expect(entries).toHaveLength(11)
  expect(entries.at(-1)).toBe('warn The page has more faults than are written down')
  time.now = 60_000
  note({ part: 'page', message, stack: '' })
  expect(entries).toHaveLength(12)
})
