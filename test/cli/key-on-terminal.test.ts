import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { exitOf } from '../helpers/command-line.ts'
import { canaryIn } from '../helpers/find-canary.ts'
import { openKeyring, whyNoKeyring } from '../helpers/keyring.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const program = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))
const hasScript = spawnSync('script', ['--version']).error === undefined
const reason = whyNoKeyring !== '' ? whyNoKeyring : hasScript ? '' : ' (skipped: no script)'
const key = 'TYPED-key-of-a-test-0123456789-aaaa'

/** Runs `castwright key set` on a terminal of its own, types when it is asked, and gives all that was on the screen. */
async function typeOnTerminal(typed: string) {
  const { environment } = await openKeyring('unlocked')
  const inside = `"${process.execPath}" "${program}" key set --no-test; echo "ended with $?"; stty -a`
  const terminal = spawn('script', ['--quiet', '--command', inside, '/dev/null'], {
    env: { PATH: process.env['PATH'], TERM: 'xterm', SHELL: '/bin/sh', ...environment },
    cwd: temporaryFolder(),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let screen = ''
  terminal.stdout.on('data', (piece: Buffer) => {
    const wasAsked = screen.includes('not shown')
    screen += piece.toString()
    if (!wasAsked && screen.includes('not shown')) terminal.stdin.write(typed)
  })
  await exitOf(terminal)
  return screen
}

describe(`on a terminal${reason}`, () => {
  test.skipIf(reason !== '')(
    'the key is asked for and not shown, and the terminal is as before',
    async () => {
      const screen = await typeOnTerminal(`${key}\r`)
      expect(screen).toContain('The key ending in aaaa is kept in the keychain.')
      expect(screen).toContain('ended with 0')
      expect(canaryIn(screen, key)).toEqual([])
      expect(canaryIn(screen, key.slice(0, 10))).toEqual([])
      expect(screen).toMatch(/ icanon\b/)
      expect(screen).toMatch(/ echo\b/)
    },
  )

  test.skipIf(reason !== '')('Ctrl-C ends it and leaves the terminal as it was', async () => {
    const screen = await typeOnTerminal(`${key.slice(0, 10)}\u0003`)
    expect(screen).toContain('ended with 130')
    expect(canaryIn(screen, key.slice(0, 10))).toEqual([])
    expect(screen).toMatch(/ icanon\b/)
    expect(screen).toMatch(/ echo\b/)
  })
})
