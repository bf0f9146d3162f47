import { expect, test } from 'vitest'
import { askAhead } from '../../src/renderer/bridge/ask-ahead.ts'
import { makeFakeBridge } from './fake-bridge.ts'

test('the first to ask gets the answer that is under way, and everybody after that a new one', async () => {
  const { bridge, asked } = makeFakeBridge()
  const ahead = askAhead(bridge)
  const lists = () => asked.map(({ name }) => name).filter((name) => name.startsWith('library.'))
  expect(lists()).toEqual(['library.beginning'])
  expect(await ahead.request('library.list')).toMatchObject({ ok: true })
  expect(lists()).toEqual(['library.beginning'])
  expect(await ahead.request('library.list')).toMatchObject({ ok: true })
  expect(lists()).toEqual(['library.beginning', 'library.list'])
  expect(await ahead.request('app.info')).toMatchObject({ ok: true })
})

test('an answer that a push has made old is not given', async () => {
  const { bridge, asked, push } = makeFakeBridge()
  const ahead = askAhead(bridge)
  push('library.changed')
  await ahead.request('library.list')
  expect(asked.filter(({ name }) => name === 'library.list')).toHaveLength(1)
})
