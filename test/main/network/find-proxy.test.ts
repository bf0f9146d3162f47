import { expect, test } from 'vitest'
import {
  barsWay,
  proxyOfEnvironment,
  proxyOfSystem,
  proxyToUse,
} from '../../../src/main/network/find-proxy.ts'

const own = 'localhost,127.0.0.1,[::1],::1'

test.each<[NodeJS.ProcessEnv, string | undefined]>([
  [{}, undefined],
  [{ HTTPS_PROXY: '  ' }, undefined],
  [{ HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
  [{ https_proxy: 'https://small:1', HTTPS_PROXY: 'http://large:1' }, 'https://small:1/'],
  [{ HTTP_PROXY: 'http://plain:80', HTTPS_PROXY: 'http://secure:81' }, 'http://secure:81/'],
  [{ http_proxy: 'http://plain:8080' }, 'http://plain:8080/'],
  [{ ALL_PROXY: 'http://all:1' }, 'http://all:1/'],
  [{ HTTPS_PROXY: 'proxy.example.com:3128' }, 'http://proxy.example.com:3128/'],
  [{ HTTPS_PROXY: 'http://ann:secret@proxy:3128' }, 'http://ann:secret@proxy:3128/'],
  [{ HTTPS_PROXY: 'socks5://proxy:1080' }, 'socks5://proxy:1080'],
  [{ ALL_PROXY: 'socks5h://ann:secret@proxy:1080' }, 'socks5h://ann:secret@proxy:1080'],
  [{ all_proxy: 'socks://proxy:1080', HTTPS_PROXY: 'http://proxy:1' }, 'http://proxy:1/'],
  [{ ALL_PROXY: 'ftp://proxy:21' }, undefined],
  [{ HTTPS_PROXY: 'http://' }, undefined],
])('the environment %j names %s', (environment, address) => {
  expect(proxyOfEnvironment(environment)).toEqual(address && { address, except: own })
})

test('what goes past the proxy is this machine and what NO_PROXY names', () => {
  const environment = { HTTPS_PROXY: 'http://proxy:1', NO_PROXY: '.example.com,10.0.0.1' }
  expect(proxyOfEnvironment(environment)?.except).toBe(`${own},.example.com,10.0.0.1`)
})

test.each([
  ['DIRECT', undefined],
  ['', undefined],
  ['PROXY proxy.example.com:3128', 'http://proxy.example.com:3128/'],
  ['PROXY [2001:db8::1]:3128; DIRECT', 'http://[2001:db8::1]:3128/'],
  ['HTTPS proxy.example.com:443;DIRECT', 'https://proxy.example.com/'],
  ['SOCKS5 socks:1080; PROXY second:80', 'http://second/'],
  ['SOCKS5 socks:1080', 'socks5://socks:1080'],
  ['SOCKS old:1080; SOCKS5 new:1080', 'socks4://old:1080'],
  ['SOCKS5 socks:1080; DIRECT', undefined],
  ['DIRECT; PROXY late:80', undefined],
  ['PROXY ; PROXY good:1', 'http://good:1/'],
  ['nonsense', undefined],
])('the system says "%s": %s', (answer, address) => {
  expect(proxyOfSystem(answer)).toEqual(address && { address, except: own })
})

test('of the system and the environment the first proxy that can be used is', () => {
  const system = proxyOfSystem('PROXY system:1')
  const socks = proxyOfSystem('SOCKS5 socks:1080')
  const environment = proxyOfEnvironment({ HTTPS_PROXY: 'http://environment:1' })
  expect(proxyToUse(system, environment)).toBe(system)
  expect(proxyToUse(socks, environment)).toBe(environment)
  expect(proxyToUse(socks, undefined)).toBe(socks)
  expect(proxyToUse(undefined, environment)).toBe(environment)
  expect(proxyToUse(undefined, undefined)).toBeUndefined()
})

const google = 'https://generativelanguage.googleapis.com'
test.each([
  [{ HTTPS_PROXY: 'http://proxy:1' }, google, false],
  [{ ALL_PROXY: 'socks5://proxy:1080' }, google, true],
  [{ ALL_PROXY: 'socks5://proxy:1080' }, 'http://127.0.0.1:8123', false],
  [{ ALL_PROXY: 'socks5://proxy:1080' }, 'https://localhost:8123', false],
  [{ ALL_PROXY: 'socks5://proxy:1080', NO_PROXY: '*' }, google, false],
  [{ ALL_PROXY: 'socks5://proxy:1080', NO_PROXY: 'example.com, .GoogleAPIs.com' }, google, false],
  [{ ALL_PROXY: 'socks5://proxy:1080', NO_PROXY: '*.googleapis.com' }, google, false],
  [{ ALL_PROXY: 'socks5://proxy:1080', NO_PROXY: 'apis.com,.com.googleapis,,' }, google, true],
])('behind %j the way to %s is barred: %s', (environment, address, isBarred) => {
  expect(barsWay(proxyOfEnvironment(environment), address)).toBe(isBarred)
})
