import { expect, test, vi } from 'vitest'
import { externalLinks } from '../../../src/main/windows/external-links.ts'

const hosts = ['castwright.example']

test('a listed page opens', async () => {
  const open = vi.fn(async () => undefined)
  expect(await externalLinks(hosts, open)('https://castwright.example/manual/?a=1#b')).toBe(true)
  expect(open).toHaveBeenCalledWith('https://castwright.example/manual/?a=1#b')
})

test.each([
  'http://castwright.example/',
  'https://castwright.example.evil/',
  'https://evil.castwright.example/',
  'https://castwright.example@evil/',
  'https://user@castwright.example/',
  'https://castwright.example:8443/',
  'https://evil/?https://castwright.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://castwright.example/share',
  'ms-settings:',
  'vscode://castwright.example',
  '//castwright.example/',
  '',
])('%s does not', async (address) => {
  const open = vi.fn(async () => undefined)
  expect(await externalLinks(hosts, open)(address)).toBe(false)
  expect(open).not.toHaveBeenCalled()
})
