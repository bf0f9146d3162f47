import { expect, test } from 'vitest'
import { ownPageCheck, pageAddress } from '../../../src/main/windows/own-page.ts'

test('the page comes from its own scheme, however the program was started, once it is packaged', () => {
  expect(pageAddress(true, 'http://localhost:5173')).toBe('app://castwright/')
  expect(pageAddress(false, undefined)).toBe('app://castwright/')
  expect(pageAddress(false, 'http://localhost:5173')).toBe('http://localhost:5173/')
})

test.each([
  ['app://castwright/', true],
  ['app://castwright/index.html?x#y', true],
  ['APP://castwright/', true],
  ['app://castwright.evil/', false],
  ['app://evil/app://castwright/', false],
  ['app://user@castwright/', false],
  ['app://castwright@evil/', false],
  ['app://castwright:8080/', false],
  ['apps://castwright/', false],
  ['http://castwright/', false],
  ['javascript:alert(1)//app://castwright/', false],
  ['data:text/html,x', false],
  ['about:blank', false],
  ['castwright', false],
  ['', false],
])('%s', (address, isOwn) => {
  expect(ownPageCheck('app://castwright/')(address)).toBe(isOwn)
})
