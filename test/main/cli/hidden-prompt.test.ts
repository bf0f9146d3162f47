import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { askHidden } from '../../../src/main/cli/hidden-prompt.ts'

/** An input that behaves as a terminal does, and what the person sees of the conversation. */
function fakeTerminal() {
  const modes: boolean[] = []
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => void modes.push(isRaw),
  })
  let seen = ''
  const stop = new AbortController()
  return {
    input,
    modes,
    seen: () => seen,
    stop: () => stop.abort(),
    ask: () =>
      askHidden('Key: ', {
        input,
        say: (text) => {
          seen += text
        },
        signal: stop.signal,
      }),
  }
}

test.each([
  ['typed', 'my secret\r', 'my secret'],
  ['typed with a mistake', 'my secrex\u007Ft\r', 'my secret'],
  ['begun again', 'wrong\u0015my secret\r', 'my secret'],
  ['pasted with a line break', 'my secret\nand more\n', 'my secret'],
  ['nothing', '\r', ''],
])('a line is read and not shown: %s', async (_, typed, line) => {
  const terminal = fakeTerminal()
  const answer = terminal.ask()
  terminal.input.write(typed)
  expect(await answer).toBe(line)
  expect(terminal.seen()).toBe('Key: \n')
  expect(terminal.modes).toEqual([true, false])
})

test.each([
  ['Ctrl-C', (terminal: ReturnType<typeof fakeTerminal>) => terminal.input.write('half a sec\u0003')],
  ['Ctrl-D', (terminal: ReturnType<typeof fakeTerminal>) => terminal.input.write('\u0004')],
  ['the end of the input', (terminal: ReturnType<typeof fakeTerminal>) => terminal.input.end()],
  ['an interruption', (terminal: ReturnType<typeof fakeTerminal>) => terminal.stop()],
])('%s cancels and leaves the terminal as it was', async (_, end) => {
  const terminal = fakeTerminal()
  const answer = terminal.ask()
  end(terminal)
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' })
  expect(terminal.seen()).toBe('Key: \n')
  expect(terminal.modes.at(-1)).toBe(false)
})

test('nothing is asked before the terminal has stopped to show what is typed', async () => {
  const terminal = fakeTerminal()
  const happened: string[] = []
  const input = Object.assign(terminal.input, { setRawMode: () => void happened.push('raw') })
  const { signal } = new AbortController()
  const answer = askHidden('Key: ', { input, say: (text) => void happened.push(text), signal })
  expect(happened).toEqual(['raw', 'Key: '])
  terminal.input.write('\r')
  await answer
})

test('what was interrupted before is not asked', async () => {
  const terminal = fakeTerminal()
  terminal.stop()
  await expect(terminal.ask()).rejects.toMatchObject({ code: 'cancelled' })
  expect(terminal.modes.at(-1)).toBe(false)
})
