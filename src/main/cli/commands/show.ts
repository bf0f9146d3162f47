import { Command } from 'commander'
import { randomUUID } from 'node:crypto'
import { renameShow } from '../../../core/show/rename-show.ts'
import { makeLibrary, openLibrary } from '../../library/library.ts'
import { newShowFile } from '../../library/show-file.ts'
import type { CommandContext } from '../command-context.ts'
import { changedShow, hasShowOptions, readTitle, withShowOptions, type ShowOptions } from '../show-options.ts'
import { showFacts, showReport } from '../show-report.ts'
import { libraryRoot } from '../terminal-settings.ts'
import * as option from './common.ts'
import type { Run } from './run.ts'

type Options = option.CommonOptions & { readonly library?: string }
type FieldOptions = Options & ShowOptions

/** `castwright show`: the shows of the library and what their episodes share. */
export function showCommand(run: Run): Command {
  return new Command('show')
    .description('list, make, rename and set up shows')
    .addCommand(listCommand(run))
    .addCommand(newCommand(run))
    .addCommand(renameCommand(run))
    .addCommand(setCommand(run))
    .addHelpText(
      'after',
      `
A script belongs to the show whose title, or a former one, it names: "show: Deep Water".

Examples:
  castwright show new "Deep Water" --author "Ann Lee" --language en-GB
  castwright show set "Deep Water" --address https://example.org/podcast --loudness spotify
  castwright show rename "Deep Water" "Deeper Water"
  castwright show list`,
    )
}

function listCommand(run: Run): Command {
  return withCommon(new Command('list').description('list the shows')).action((options: Options) =>
    run(options, (context) => listShows(context, options)),
  )
}

function newCommand(run: Run): Command {
  const command = new Command('new').description('make a show').argument('<title>', 'its title')
  return withCommon(withShowOptions(command)).action((title: string, options: FieldOptions) =>
    run(options, (context) => newShow(context, title, options)),
  )
}

function renameCommand(run: Run): Command {
  const command = new Command('rename')
    .description('give a show another title; scripts that name the old one still belong to it')
    .argument('<show>', 'its title or its id')
    .argument('<title>', 'the new title')
  return withCommon(command).action((show: string, title: string, options: Options) =>
    run(options, (context) => renameNamed(context, show, title, options)),
  )
}

function setCommand(run: Run): Command {
  const command = new Command('set')
    .description('change what is said of a show; without options, tell it')
    .argument('<show>', 'its title or its id')
  return withCommon(withShowOptions(command))
    .addHelpText('after', '\nAn empty text takes away what was there: --link ""')
    .action((show: string, options: FieldOptions) =>
      run(options, (context) => setNamed(context, show, options)),
    )
}

function withCommon(command: Command): Command {
  return command
    .addOption(option.libraryOption())
    .addOption(option.jsonOption())
    .addOption(option.quietOption())
}

async function listShows(context: CommandContext, options: Options): Promise<void> {
  const { output } = context
  const { shows, broken } = await (await openShows(context, options)).list()
  for (const { message } of broken) output.note(`One show cannot be read: ${message}`)
  const longest = Math.max(0, ...shows.map(({ file }) => file.title.length))
  const lines = shows.map(({ file }) => {
    const { author, language, feed } = file
    const facts = [author, language, feed.address].filter((fact) => fact !== undefined)
    return [{ style: 'bold', text: file.title.padEnd(longest) }, `  ${facts.join(', ')}`.trimEnd()] as const
  })
  output.result({
    json: { shows: shows.map(showFacts), broken },
    text: lines.length === 0 ? 'No shows yet: castwright show new "Deep Water" makes one.' : lines,
    brief: shows.map(({ file }) => file.title).join('\n'),
  })
}

async function newShow(context: CommandContext, written: string, options: FieldOptions): Promise<void> {
  const { terminal, output } = context
  const title = readTitle(written)
  // What cannot be is refused before anything is made.
  changedShow(newShowFile(randomUUID(), title, terminal.clock().toISOString()), options)
  const { shows } = await makeLibrary(await libraryRoot(context, options.library), terminal.clock)
  const { file } = await shows.create(title)
  output.result(showReport(await shows.update(file.id, (made) => changedShow(made, options))))
}

async function renameNamed(
  context: CommandContext,
  named: string,
  written: string,
  options: Options,
): Promise<void> {
  const title = readTitle(written)
  const shows = await openShows(context, options)
  const { file } = await shows.named(named)
  const renamed = await shows.update(file.id, (now) => (now.title === title ? now : renameShow(now, title)))
  context.output.result(showReport(renamed))
}

async function setNamed(context: CommandContext, named: string, options: FieldOptions): Promise<void> {
  const { output } = context
  const shows = await openShows(context, options)
  const show = await shows.named(named)
  if (!hasShowOptions(options)) return output.result(showReport(show))
  const changed = await shows.update(show.file.id, (file) => changedShow(file, options))
  if (options.language !== undefined || options.spokenDisclosure !== undefined)
    output.note('Episodes sound as before until they are rendered again.')
  output.result(showReport(changed))
}

async function openShows(context: CommandContext, { library }: Options) {
  return (await openLibrary(await libraryRoot(context, library), context.terminal.clock)).shows
}
