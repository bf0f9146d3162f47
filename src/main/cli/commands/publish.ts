import { Command, InvalidArgumentError, Option } from 'commander'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Finding } from '../../../core/publish/finding.ts'
import { foldFindings } from '../../../core/publish/fold-findings.ts'
import { countOf } from '../../../core/text/count-of.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import { applicationDataFolder } from '../../library/data-folders.ts'
import { openLibrary } from '../../library/library.ts'
import { publishFromLibrary } from '../../publish/publish-from-library.ts'
import type { PublishedFromLibrary } from '../../publish/publish-into-folder.ts'
import { serveFolder } from '../../publish/serve-folder.ts'
import type { CommandContext } from '../command-context.ts'
import { factLines, type Line } from '../print.ts'
import { surroundingsOf } from '../terminal.ts'
import { libraryRoot } from '../terminal-settings.ts'
import * as option from './common.ts'
import type { Run } from './run.ts'

type PublishCommandOptions = option.CommonOptions & {
  readonly address?: string
  readonly bitrate: number
  readonly library?: string
  readonly serve?: string | true
  readonly lan?: true
  readonly port: number
}

/** `castwright publish`: a show as a folder for any static host, and a look at it. */
export function publishCommand(run: Run): Command {
  return new Command('publish')
    .description('write a show as a folder with a podcast feed, for any static host')
    .argument('[show]', 'its title or its id')
    .argument('[folder]', 'the folder to publish in, outside of the library')
    .option('--address <url>', 'the public address of the folder (default: as the show has it)')
    .addOption(
      new Option('--bitrate <kbit>', 'of the MP3 files, 64 to 320 kbit a second')
        .argParser(wholeNumber(64, 320, 'kbit a second'))
        .default(128),
    )
    .option('--serve [folder]', 'let browsers open the folder until you press Ctrl-C')
    .option('--lan', 'serve to the network that this machine is in, not to this machine alone')
    .addOption(
      new Option('--port <number>', 'the port to serve at').argParser(wholeNumber(0, 65_535)).default(8080),
    )
    .addOption(option.libraryOption())
    .addOption(option.jsonOption())
    .addOption(option.quietOption())
    .addHelpText(
      'after',
      `
Publishes all finished episodes of the show: feed.xml, a page with a player, MP3 files,
captions, transcripts, chapters and covers. What has not changed is not touched; files of
others are never replaced; the feed is written last. Says what Apple Podcasts or Spotify would refuse.

Examples:
  castwright publish "Deep Water" site/podcast --address https://example.org/podcast
  castwright publish "Deep Water" site/podcast
  castwright publish --serve site/podcast --lan`,
    )
    .action((show: string | undefined, folder: string | undefined, options: PublishCommandOptions) =>
      run(options, (context) => publish(context, show, folder, options)),
    )
}

async function publish(
  context: CommandContext,
  show: string | undefined,
  folder: string | undefined,
  options: PublishCommandOptions,
): Promise<void> {
  const { serve, lan } = options
  const served = typeof serve === 'string' ? serve : serve === true ? folder : undefined
  if (serve === undefined && lan === true)
    throw new StudioError('usage', 'Add --serve to let others in the network open the folder.')
  if (serve !== undefined && served === undefined)
    throw new StudioError(
      'usage',
      'Name the folder to serve, such as: castwright publish --serve site/podcast',
    )
  if (show !== undefined && folder === undefined)
    throw new StudioError('usage', 'Name the folder to publish in after the show.')
  if (show === undefined && served === undefined)
    throw new StudioError('usage', 'Name the show and the folder to publish it in.')
  if (show !== undefined && folder !== undefined) await publishNamed(context, show, folder, options)
  if (served !== undefined) await serveUntilStopped(context, served, options)
}

async function publishNamed(
  context: CommandContext,
  named: string,
  folder: string,
  options: PublishCommandOptions,
): Promise<void> {
  const { terminal, output, makers, progress, signal } = context
  const library = await openLibrary(await libraryRoot(context, options.library), terminal.clock)
  const show = await library.shows.named(named)
  try {
    const published = await publishFromLibrary(
      {
        library,
        show,
        folder: resolve(terminal.folder, folder),
        address: options.address,
        bitrate: options.bitrate * 1000,
      },
      {
        data: applicationDataFolder(surroundingsOf(terminal)),
        publishing: makers.makePublishing(),
        signal,
        onProgress: (fraction) =>
          progress.show(`Publishing ${show.file.title}`, `${Math.round(fraction * 100)} %`),
      },
    )
    progress.clear()
    output.result(publishReport(show.file.title, published))
  } finally {
    progress.clear()
  }
}

function publishReport(title: string, published: PublishedFromLibrary) {
  const { folder, feed, guid, episodes, written, removed, stayed, leftOut, left, findings, unfinished } =
    published
  const changes = `${countOf(written.length, 'file')} written, ${removed.length} removed`
  const rows = [
    ['Show', `${title}, ${countOf(episodes, 'episode')}`],
    ['Folder', folder],
    ['Feed', feed],
    ['Changes', written.length + removed.length === 0 ? 'none: all is there as it should be' : changes],
    ...unfinished.map((name) => ['Left out', `${name}: it has no finished audio`]),
    ...stayed.map((one) => ['Stays', `${one.title}, as it was published: ${one.reason}`]),
    ...leftOut.map((one) => ['Left out', `${one.title}: ${one.reason}`]),
    ...left.map((name) => ['Left', `${name} was changed by another program`]),
  ]
  const sentences = foldFindings(findings).map(findingLine)
  return {
    json: {
      title,
      folder,
      feed,
      guid,
      episodes,
      written,
      removed,
      stayed,
      leftOut,
      left,
      unfinished,
      findings,
    },
    text: [
      ...factLines(rows),
      ...(sentences.length > 0
        ? sentences
        : ['Apple Podcasts and Spotify have nothing against it, as far as can be told.']),
    ],
    brief: feed,
  }
}

function findingLine({ level, message, wayOut }: Finding): Line {
  const head =
    level === 'refused'
      ? ({ style: 'red', text: 'Refused' } as const)
      : ({ style: 'yellow', text: 'Advice' } as const)
  return [head, `: ${message} ${wayOut}`.trimEnd()]
}

async function serveUntilStopped(
  { terminal, output, signal }: CommandContext,
  folder: string,
  { lan, port }: PublishCommandOptions,
): Promise<void> {
  const path = resolve(terminal.folder, folder)
  const server = await serveFolder({ folder: path, host: lan === true ? '0.0.0.0' : '127.0.0.1', port })
  try {
    const { addresses } = server
    const where = addresses.length === 0 ? ['This machine is in no network.'] : addresses
    output.result({
      json: { folder: path, addresses },
      text: [`Serving ${path} until you press Ctrl-C:`, ...where].join('\n'),
      brief: addresses.join('\n'),
    })
    if (!signal.aborted) await once(signal, 'abort')
  } finally {
    await server.close()
  }
}

function wholeNumber(least: number, most: number, unit = ''): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (text.trim() !== '' && Number.isInteger(number) && number >= least && number <= most) return number
    throw new InvalidArgumentError(
      `It is a whole number ${unit === '' ? '' : `of ${unit} `}from ${least} to ${most}.`,
    )
  }
}
