import type { OtherVoice } from '../../core/cast/draft-cast.ts'
import type { Covers } from '../cover/covers.ts'
import type { SpeechEngine } from '../engines/speech-engine.ts'
import type { ExportWorkers } from '../export/export-workers.ts'
import type { Keychain } from '../key/keychain.ts'
import type { Publishing } from '../publish/publishing.ts'
import type { Settings } from '../settings/settings.ts'
import type { Mastering } from '../studio/mastering/mastering.ts'
import type { Output } from './output.ts'
import type { ProgressLine } from './progress-line.ts'
import type { Terminal } from './terminal.ts'

/** What only the built program knows how to make: the things that run in workers. */
export type Makers = {
  readonly version: string
  readonly makeDraftEngine: (libraryVoices: () => readonly OtherVoice[]) => SpeechEngine
  readonly makeMastering: () => Mastering
  readonly makeExportWorkers: () => ExportWorkers
  readonly makeCovers: () => Covers
  readonly makePublishing: () => Publishing
  readonly makeKeychain: () => Keychain
  /** Folder of the files that come with the program. */
  readonly resources: string
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
