import { type Command, InvalidArgumentError, Option } from 'commander'
import type { AudioTarget } from '../../../core/plan/master-key.ts'
import type { CastEntry } from '../../../core/script/script.ts'
import type { Service } from '../../../core/gemini/service.ts'
import type { EngineId } from '../../engines/speech-engine.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import { geminiDeadline } from '../../../shared/ipc/shapes.ts'
import type { CommandContext } from '../command-context.ts'
import { defaultTarget } from '../../studio/master-spoken.ts'

/** Options that every command understands. */
export type CommonOptions = { readonly json?: true; readonly quiet?: true }

/** Options that say who speaks. */
export type EngineOptions = {
  readonly engine?: EngineId
  readonly model?: string
  readonly baseUrl?: string
  readonly lineByLine?: true
  readonly service?: Service
  readonly deadline?: number
}

/** Options for the audio that is written. */
export type AudioOptions = { readonly rate: string; readonly stereo?: true; readonly loudness?: number }

export const jsonOption = () => new Option('--json', 'print the result as JSON, for machines')
export const quietOption = () => new Option('-q, --quiet', 'say nothing but the result and errors')
const outputOption = () => new Option('-o, --output <file>', 'the WAV file to write')
const forceOption = () => new Option('-f, --force', 'replace the file if it is there already')
export const libraryOption = () => new Option('--library <folder>', 'the library to use')
const engineOption = () =>
  new Option(
    '--engine <name>',
    'who speaks: the built-in draft voices, or Gemini (default: as the episode, else the settings)',
  ).choices(['draft', 'gemini'])
const modelOption = () => new Option('--model <id>', 'the speech model of Gemini')
export const addressOption = () =>
  new Option('--base-url <address>', "an address in place of Google's own, such as a proxy")
const rateOption = () =>
  new Option('--rate <hertz>', 'samples a second of the file')
    .choices(['24000', '44100', '48000'])
    .default('24000')
const stereoOption = () => new Option('--stereo', 'write two channels instead of one')
const loudnessOption = () =>
  new Option(
    '--loudness <lufs>',
    'integrated loudness in stereo, −40 to −5; a mono file reads 3 LU lower (default: as in the settings)',
  ).argParser((text) => {
    const lufs = Number(text.replace('−', '-'))
    if (lufs >= -40 && lufs <= -5) return lufs
    throw new InvalidArgumentError('It is a number of LUFS from -40 to -5, such as -16.')
  })
export const speakerOption = () =>
  new Option('-s, --speaker <name:voice...>', 'give a speaker a voice, such as Host:Zephyr')

const lineByLineOption = () =>
  new Option('--line-by-line', 'ask Gemini for one line at a time: more requests, every line on its own')

/** Adds the options that say who speaks. */
export function withEngineOptions(command: Command): Command {
  return [engineOption(), modelOption(), lineByLineOption(), addressOption()].reduce(
    (built, option) => built.addOption(option),
    command,
  )
}

const serviceOption = () =>
  new Option(
    '--service <name>',
    'how Gemini is asked: at once, or at half price, when it has room or within a day (default: as in the settings)',
  ).choices(['standard', 'flex', 'batch'])
const deadlineOption = () =>
  new Option(
    '--deadline <hours>',
    'for a batch: after so many hours, 1 to 24, the rest is made at once (default: as in the settings)',
  ).argParser((text) => {
    const hours = geminiDeadline.safeParse(Number(text))
    if (hours.success) return hours.data
    throw new InvalidArgumentError('It is a whole number of hours from 1 to 24.')
  })

/** Adds the options that say how soon and at what price an episode is spoken. */
export function withServiceOptions(command: Command): Command {
  return command.addOption(serviceOption()).addOption(deadlineOption())
}

/** Adds the options of every command that writes audio, in the order in which help shows them. */
export function withAudioOptions(command: Command): Command {
  const options = [
    outputOption(),
    forceOption(),
    libraryOption(),
    rateOption(),
    stereoOption(),
    loudnessOption(),
    jsonOption(),
    quietOption(),
  ]
  return options.reduce((built, option) => built.addOption(option), withEngineOptions(command))
}

/** The cast that `-s Host:Zephyr` options give. Throws StudioError('usage') for what is not name:voice. */
export function castFromOptions(entries: readonly string[]): Readonly<Record<string, CastEntry>> {
  return Object.fromEntries(
    entries.map((entry) => {
      const colon = entry.lastIndexOf(':')
      const name = entry.slice(0, colon).trim()
      const voice = entry.slice(colon + 1).trim()
      if (colon < 1 || name === '' || voice === '')
        throw new StudioError('usage', `"${entry}" is not a speaker and a voice, such as Host:Zephyr.`)
      return [name, { voice }]
    }),
  )
}

/** The finished audio that the options and the settings ask for. */
export function audioTarget({ settings }: CommandContext, options: AudioOptions): AudioTarget {
  return {
    ...defaultTarget,
    rate: Number(options.rate),
    channels: options.stereo === true ? 2 : 1,
    loudness: options.loudness ?? settings().get().loudness,
  }
}
