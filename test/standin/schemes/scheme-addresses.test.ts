import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SchemeAddresses } from './scheme-addresses.ts'

function appAndMedia(): SchemeAddresses {
  const addresses = new SchemeAddresses()
  addresses.add('app')
  addresses.add('media')
  return addresses
}

describe('scheme addresses', () => {
  test.each([
    ['app://castwright/', 'http://castwright.app.localhost/'],
    ['app://castwright', 'http://castwright.app.localhost/'],
    ['app://castwright/a/b.js?x=1#y', 'http://castwright.app.localhost/a/b.js?x=1#y'],
    ['https://example.org/app://x', 'https://example.org/app://x'],
    ['file:///tmp/x', 'file:///tmp/x'],
  ])('%s is served at %s', (own, loopback) => {
    expect(appAndMedia().toLoopback(own)).toBe(loopback)
  })

  test('every host comes back as it was', () => {
    const addresses = appAndMedia()
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_.~-]{1,30}$/), (host) => {
        expect(addresses.fromLoopback(addresses.toLoopback(`media://${host}/a?b#c`))).toBe(
          `media://${host}/a?b#c`,
        )
        expect(addresses.fromLoopback(addresses.toFreshLoopback(`media://${host}/a`))).toBe(
          `media://${host}/a`,
        )
      }),
    )
  })

  test('leaves a loopback address alone that belongs to no own scheme', () => {
    expect(appAndMedia().fromLoopback('http://castwright.other.localhost/')).toBe(
      'http://castwright.other.localhost/',
    )
    expect(appAndMedia().fromLoopback('http://localhost/')).toBe('http://localhost/')
  })

  test('widens a policy by the twins of own schemes and by nothing else', () => {
    const policy =
      "default-src 'self'; media-src media: blob:; connect-src 'self' app://castwright https://a.org"
    expect(appAndMedia().widenPolicy(policy)).toBe(
      "default-src 'self'; media-src media: http://*.media.localhost blob:; " +
        "connect-src 'self' app://castwright http://castwright.app.localhost http://*.castwright.app.localhost https://a.org",
    )
  })
})
