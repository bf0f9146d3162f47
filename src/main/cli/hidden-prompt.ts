import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { StudioError } from '../../shared/studio-error.ts'

export type HiddenPrompt = {
  readonly input: NodeJS.ReadableStream
  /** Shows the question; what is typed goes nowhere. */
  readonly say: (text: string) => void
  readonly signal: AbortSignal
}

/**
 * Asks for a line that is not shown while it is typed or pasted. However it ends, the terminal is as it was before. Throws
 * StudioError('cancelled') for Ctrl-C, Ctrl-D and `signal`.
 */
export async function askHidden(question: string, { input, say, signal }: HiddenPrompt): Promise<string> {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const stop = () => reject(new StudioError('cancelled', 'It was stopped.'))
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 })
  // Only now: what is typed before would still be shown by the terminal itself.
  say(question)
  lines.once('line', resolve)
  lines.once('SIGINT', stop)
  lines.once('close', stop)
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', stop)
    lines.close()
    say('\n')
  }
}
