import type { Terminal } from '../../src/main/cli/terminal.ts'

/** A terminal that shows nothing in place and answers nothing, at `now`; `said` gives all that was written to it. */
export function stillTerminal(now: string): { readonly terminal: Terminal; readonly said: () => string } {
  let said = ''
  const stream = { write: (text: string) => (said += text), isTerminal: false, columns: 80 }
  const terminal: Terminal = {
    out: stream,
    err: stream,
    readInput: async () => new Uint8Array(),
    askHidden: undefined,
    environment: {},
    platform: 'linux',
    home: '/home',
    folder: '/home',
    clock: () => new Date(now),
  }
  return { terminal, said: () => said }
}
