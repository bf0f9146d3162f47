import { expect, test } from 'vitest'
import { outsideFiles } from '../../../src/main/windows/outside-files.ts'

test('keeps what is asked for until somebody can open it', () => {
  const files = outsideFiles(['/first.md'])
  files.add(['/early.md'])
  const opened: unknown[] = []
  files.handTo((paths) => opened.push(paths))
  files.add(['/late.md'])
  files.add([])
  expect(opened).toEqual([['/first.md'], ['/early.md'], ['/late.md'], []])
})

test('a start without files asks for nothing', () => {
  const opened: unknown[] = []
  outsideFiles([]).handTo((paths) => opened.push(paths))
  expect(opened).toEqual([])
})
