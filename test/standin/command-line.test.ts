import { describe, expect, test } from 'vitest'
import { parseCommandLine } from './command-line.ts'

describe("Electron's command line", () => {
  test('as a test runner gives it', () => {
    const args = [
      '-r',
      '/loader.js',
      '--no-sandbox',
      '--inspect=0',
      '--remote-debugging-port=0',
      '/app',
      'story.md',
    ]
    expect(parseCommandLine(args)).toEqual({
      showsVersion: false,
      required: ['/loader.js'],
      inspectPort: 0,
      debuggingPort: '0',
      application: '/app',
      switches: new Map([['no-sandbox', '']]),
    })
  })

  test('as a person gives it', () => {
    expect(parseCommandLine(['.', '--lang=de'])).toEqual({
      showsVersion: false,
      required: [],
      inspectPort: null,
      debuggingPort: null,
      application: '.',
      switches: new Map([['lang', 'de']]),
    })
  })

  test('with nothing, the application is the folder one is in', () => {
    expect(parseCommandLine([]).application).toBe('.')
    expect(parseCommandLine(['--version']).showsVersion).toBe(true)
  })
})
