import type { SpeechEngine } from '../engines/speech-engine.ts'
import type { Settings } from '../settings/settings.ts'
import type { Mastering } from '../studio/mastering/mastering.ts'
import type { Output } from './output.ts'
import type { ProgressLine } from './progress-line.ts'
import type { Terminal } from './terminal.ts'

/** What only the built program knows how to make: the things that run in workers. */
export type Makers = {
  readonly version: string
  readonly makeDraftEngine: () => SpeechEngine
  readonly makeMastering: () => Mastering
}

/** What a command works with. `signal` is Ctrl-C. */
export type CommandContext = {
  readonly terminal: Terminal
  readonly output: Output
  readonly progress: ProgressLine
  readonly makers: Makers
  /** The settings that the window has, too. */
  readonly settings: () => Settings
  readonly signal: AbortSignal
}
