import { describe, expect, test } from 'vitest'
import { type ChromiumChoices, chromiumFlags } from './chromium-flags.ts'

const choices: ChromiumChoices = {
  profile: '/profile',
  isHeaded: false,
  hasSandbox: true,
  debuggingPort: null,
  windowUrl: null,
  loopbackRule: 'MAP *.localhost:80 127.0.0.1:4000',
  switches: new Map([
    ['no-sandbox', ''],
    ['disable-features', 'One,Two'],
    ['enable-features', 'Two,Three'],
    ['lang', 'de'],
  ]),
}

const portOf = (flags: string[]) => flags.filter((flag) => flag.startsWith('--remote-debugging-port'))

describe("Chromium's flags", () => {
  test('keep the sandbox wherever there is one, whoever asks otherwise', () => {
    expect(chromiumFlags(choices)).not.toContain('--no-sandbox')
    expect(chromiumFlags({ ...choices, hasSandbox: false })).toContain('--no-sandbox')
  })

  test('open no port unless one is asked for', () => {
    expect(portOf(chromiumFlags(choices))).toEqual([])
    expect(portOf(chromiumFlags({ ...choices, debuggingPort: '0' }))).toEqual(['--remote-debugging-port=0'])
  })

  test('resolve nothing but loopback addresses', () => {
    expect(chromiumFlags(choices)).toContain(
      '--host-resolver-rules=MAP *.localhost:80 127.0.0.1:4000, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    )
  })

  test('join the features of all sides: off wins', () => {
    const flags = chromiumFlags(choices)
    expect(flags.filter((flag) => flag.startsWith('--enable-features'))).toEqual(['--enable-features=Three'])
    expect(flags.find((flag) => flag.startsWith('--disable-features'))).toMatch(
      /LocalNetworkAccessChecks.*,One,Two$/,
    )
    expect(flags).toContain('--lang=de')
  })

  test('show a window without an address bar only where one was asked for', () => {
    const headed = chromiumFlags({ ...choices, isHeaded: true, windowUrl: 'http://x.app.localhost/' })
    expect(headed).toContain('--app=http://x.app.localhost/')
    expect(headed).not.toContain('--headless')
    expect(chromiumFlags(choices)).toEqual(expect.arrayContaining(['--headless', '--no-startup-window']))
  })
})
