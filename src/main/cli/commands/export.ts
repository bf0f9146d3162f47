import { Command, InvalidArgumentError, Option } from 'commander'
import { resolve } from 'node:path'
import { exportFormats, type ExportFormat } from '../../../core/export/export-format.ts'
import type { LoudnessPreset } from '../../../core/export/loudness-preset.ts'
import {
  defaultNameTemplate,
  fillNameTemplate,
  unknownNameWords,
} from '../../../core/export/name-template.ts'
import { nearestWord } from '../../../core/text/nearest-word.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import { chaptersWithPictures } from '../../export/chapters-with-pictures.ts'
import { coverFor } from '../../export/cover-for.ts'
import { exportEpisode } from '../../export/export-episode.ts'
import type { OfPresent } from '../../export/export-targets.ts'
import { namePartsOf, readFinished } from '../../export/finished-episode.ts'
import { applicationDataFolder } from '../../library/data-folders.ts'
import { openLibrary } from '../../library/library.ts'
import type { CommandContext } from '../command-context.ts'
import { exportReport } from '../export-report.ts'
import { findNamedEpisode } from '../find-named-episode.ts'
import { ensureWritableFolder } from '../output-path.ts'
import { surroundingsOf } from '../terminal.ts'
import { libraryRoot } from '../terminal-settings.ts'
import { watchExport } from '../watch-export.ts'
import * as option from './common.ts'
import type { Run } from './run.ts'

type ExportOptions = option.CommonOptions & {
  readonly format: readonly ExportFormat[]
  readonly to: string
  readonly loudness?: LoudnessPreset
  readonly bitrate: number
  readonly bits: string
  readonly mono?: true
  readonly stereo?: true
  readonly name: string
  readonly replace?: true
  readonly keepBoth?: true
  readonly skip?: true
  readonly library?: string
}

const formatOption = () =>
  new Option(
    '--format <names>',
    `any of ${exportFormats.map(({ id }) => id).join(', ')}, with commas between`,
  )
    .argParser(readFormats)
    .default(['mp3'], 'mp3')

/** `castwright export`: a finished episode as files for other programs. */
export function exportCommand(run: Run): Command {
  return new Command('export')
    .description('write a finished episode as MP3, captions and more')
    .argument('<episode>', 'its script file, its title, or its id')
    .addOption(formatOption())
    .option('--to <folder>', 'the folder to write into', '.')
    .addOption(
      new Option(
        '--loudness <name>',
        'what the files are brought to: −16 LUFS, −14, −23, or as they are (default: as the show has it, else podcast)',
      ).choices(['podcast', 'spotify', 'broadcast', 'off']),
    )
    .addOption(
      new Option('--bitrate <kbit>', 'of MP3, M4A and Opus, 64 to 320 kbit a second')
        .argParser(readBitrate)
        .default(128),
    )
    .addOption(new Option('--bits <number>', 'of WAV and FLAC').choices(['16', '24']).default('16'))
    .addOption(new Option('--mono', 'one channel (default: as the finished audio)').conflicts('stereo'))
    .option('--stereo', 'two channels')
    .option(
      '--name <template>',
      'of the files: {title}, {show}, {number}, {season}, {date}',
      defaultNameTemplate,
    )
    .addOption(new Option('--replace', 'replace files that are there').conflicts(['keepBoth', 'skip']))
    .addOption(new Option('--keep-both', 'give new names where files are there').conflicts('skip'))
    .option('--skip', 'leave files that are there as they are')
    .addOption(option.libraryOption())
    .addOption(option.jsonOption())
    .addOption(option.quietOption())
    .addHelpText(
      'after',
      `
Every audio file is decoded and measured, and encoded again until its loudness is right and
its peaks stay at or below −1 dBTP. All files are written before the first gets its name.

Examples:
  castwright export episode.md --format mp3,vtt --to exports
  castwright export "How sound travels" --format m4a,flac,chapters --loudness spotify
  castwright export episode.md --name "{show} {number} - {title}" --replace --json`,
    )
    .action((name: string, options: ExportOptions) =>
      run(options, (context) => exportNamed(context, name, options)),
    )
}

async function exportNamed(context: CommandContext, named: string, options: ExportOptions): Promise<void> {
  const { terminal, output, makers, progress, signal } = context
  const { clock } = terminal
  const [unknown] = unknownNameWords(options.name)
  if (unknown !== undefined)
    throw new StudioError(
      'usage',
      `${unknown} means nothing in the name of a file: use {title}, {show}, {number}, {season} or {date}.`,
    )
  const folder = resolve(terminal.folder, options.to)
  await ensureWritableFolder(folder)
  const library = await openLibrary(await libraryRoot(context, options.library), clock)
  const episode = await findNamedEpisode(library, named, terminal.folder)
  const finished = await readFinished(library, episode)
  if (finished.isStale)
    output.note('The script was changed since it was rendered: what is exported is the older sound.')
  const workers = makers.makeExportWorkers()
  try {
    const exported = await exportEpisode(
      {
        library,
        finished,
        cover: (stop) => coverFor(finished, options.format, makers.makeCovers(), stop),
        chapters: (stop) => chaptersWithPictures(finished, options.format, makers.makeCovers(), stop),
        formats: options.format,
        folder,
        name: fillNameTemplate(options.name, namePartsOf(finished, clock())),
        ofPresent: ofPresent(options),
        preset: options.loudness ?? finished.profile.loudness,
        channels: options.mono ? 1 : options.stereo ? 2 : 'as-master',
        bitrate: options.bitrate * 1000,
        bits: options.bits === '24' ? 24 : 16,
      },
      {
        data: applicationDataFolder(surroundingsOf(terminal)),
        workers,
        clock,
        signal,
        onProgress: watchExport(context, options.format),
      },
    )
    progress.clear()
    output.result(exportReport({ title: episode.file.title, folder, exported, isStale: finished.isStale }))
  } finally {
    progress.clear()
    await workers.close()
  }
}

function ofPresent({ replace, keepBoth, skip }: ExportOptions): OfPresent {
  return replace ? 'replace' : keepBoth ? 'keep-both' : skip ? 'skip' : 'refuse'
}

function readFormats(text: string): readonly ExportFormat[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '')
  if (names.length === 0) throw new InvalidArgumentError('Name at least one, such as mp3.')
  return [...new Set(names.map(readFormat))]
}

function readFormat(name: string): ExportFormat {
  const found = exportFormats.find(({ id }) => id === name.toLowerCase())
  if (found !== undefined) return found.id
  const near = nearestWord(
    name,
    exportFormats.map(({ id }) => id),
    2,
  )
  throw new InvalidArgumentError(
    `"${name}" is none of them.${near === undefined ? '' : ` Do you mean ${near}?`}`,
  )
}

function readBitrate(text: string): number {
  const kbit = Number(text)
  if (Number.isInteger(kbit) && kbit >= 64 && kbit <= 320) return kbit
  throw new InvalidArgumentError('It is a whole number of kbit a second from 64 to 320, such as 128.')
}
