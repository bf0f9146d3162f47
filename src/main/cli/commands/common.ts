import { Option } from 'commander'
import type { CastEntry } from '../../../core/script/script.ts'
import { StudioError } from '../../../shared/studio-error.ts'

/** Options that every command understands. */
export type CommonOptions = { readonly json?: true; readonly quiet?: true }

export const jsonOption = () => new Option('--json', 'print the result as JSON, for machines')
export const quietOption = () => new Option('-q, --quiet', 'say nothing but the result and errors')
export const outputOption = () => new Option('-o, --output <file>', 'the WAV file to write')
export const forceOption = () => new Option('-f, --force', 'replace the file if it is there already')
export const libraryOption = () => new Option('--library <folder>', 'the library to use')
export const engineOption = () =>
  new Option('--engine <name>', 'who speaks; draft voices are built in and free')
    .choices(['draft'])
    .default('draft')
export const rateOption = () =>
  new Option('--rate <hertz>', 'samples a second of the file')
    .choices(['24000', '44100', '48000'])
    .default('24000')
export const stereoOption = () => new Option('--stereo', 'write two channels instead of one')
export const speakerOption = () =>
  new Option('-s, --speaker <name:voice...>', 'give a speaker a voice, such as Host:Zephyr')

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
