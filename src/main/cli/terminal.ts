import type { Surroundings } from '../library/data-folders.ts'

/** One of the two streams a command writes to. */
export type TextStream = {
  readonly write: (text: string) => void
  readonly isTerminal: boolean
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number
}

/** Everything the command line takes from its surroundings, so that tests can give their own. */
export type Terminal = {
  readonly out: TextStream
  readonly err: TextStream
  readonly readInput: () => Promise<Uint8Array>
  /** Asks for a line that is not shown while it is typed; undefined where nobody sits in front of the input. */
  readonly askHidden: ((question: string, signal: AbortSignal) => Promise<string>) | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly folder: string
  readonly clock: () => Date
}

/** Whether a stream may be coloured: a terminal, and nobody asked for plain text (https://no-color.org). */
export function isColoured(stream: TextStream, environment: Terminal['environment']): boolean {
  return stream.isTerminal && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb'
}

/** What of a terminal decides where things are kept. */
export function surroundingsOf({ platform, home, environment }: Terminal): Surroundings {
  return { platform, home, environment }
}
