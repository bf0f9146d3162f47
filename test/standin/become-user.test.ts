import { expect, test } from 'vitest'
import { becomeUser } from './become-user.ts'

test('without a user nothing changes', () => {
  const before = process.getuid?.()
  becomeUser(undefined)
  becomeUser('')
  expect(process.getuid?.()).toBe(before)
})

test.each(['0', '-1', 'nobody', '1.5'])('%s is no plain user, and refused', (user) => {
  expect(() => becomeUser(user)).toThrow(`stand-in: STANDIN_USER is no plain user: ${user}`)
})
