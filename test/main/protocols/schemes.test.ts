import { expect, test } from 'vitest'
import { schemes } from '../../../src/main/protocols/schemes.ts'

test('no scheme gets more than it needs', () => {
  expect(schemes).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
    {
      scheme: 'media',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true },
    },
  ])
})
