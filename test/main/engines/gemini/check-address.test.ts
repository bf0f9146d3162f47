import { describe, expect, test } from 'vitest'
import { checkAddress } from '../../../../src/main/engines/gemini/check-address.ts'
import { isStudioError } from '../../../../src/shared/studio-error.ts'
import { engineParts } from './gemini-room.ts'

describe('an address in place of Google’s', () => {
  test.each([
    ['https://proxy.example.com', 'https://proxy.example.com'],
    [' https://proxy.example.com:8443/gemini/ ', 'https://proxy.example.com:8443/gemini'],
    ['HTTPS://Proxy.Example.com//', 'https://proxy.example.com'],
    ['https://proxy.example.com/v1beta/', 'https://proxy.example.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.9.9.9', 'http://127.9.9.9'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is %s', (text, address) => {
    expect(checkAddress(text)).toBe(address)
    expect(checkAddress(address)).toBe(address)
  })

  test.each([
    'http://proxy.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://192.168.1.4:8080',
    'http://0.0.0.0',
    'http://[::ffff:8.8.8.8]',
    'ftp://proxy.example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://name:secret@proxy.example.com',
    'https://name@proxy.example.com',
    'https://proxy.example.com/?to=x',
    'https://proxy.example.com/#x',
    'https://',
    'proxy.example.com',
    '',
  ])('%s is refused, and its secrets are not repeated', (text) => {
    const error = caught(() => checkAddress(text))
    expect(isStudioError(error, 'address-refused')).toBe(true)
    expect(String(error)).not.toContain('secret')
    const engine = caught(() => engineParts({ url: text }))
    expect(isStudioError(engine, 'address-refused')).toBe(true)
  })
})

function caught(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
