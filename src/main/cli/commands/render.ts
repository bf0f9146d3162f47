import { Command } from 'commander'
import { realpath } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { castSources } from '../../../core/cast/cast-sources.ts'
import { ensureSpeakers, resolveCast } from '../../../core/cast/resolve-cast.ts'
import { parseScript } from '../../../core/script/parse-script.ts'
import { readScriptFile } from '../../files/read-script.ts'
import { fileError } from '../../files/file-error.ts'
import { applicationDataFolder } from '../../library/data-folders.ts'
import type { Episode } from '../../library/episode-store.ts'
import { waitForLock } from '../../files/lock-file.ts'
import { makeFolder } from '../../files/make-folder.ts'
import { makeLibrary, type Library } from '../../library/library.ts'
import { openDecodedMusic } from '../../music/open-decoded-music.ts'
import { readEpisodeScript, showNameOf } from '../../studio/episode-script.ts'
import { beginRender } from '../../studio/begin-render.ts'
import { renderEpisode } from '../../studio/render-episode.ts'
import { rescueAnswers } from '../../takes/rescue-answers.ts'
import { audioReport, doubtedLines } from '../audio-report.ts'
import type { CommandContext } from '../command-context.ts'
import { openEngine } from '../open-engine.ts'
import { namedOutput } from '../output-path.ts'
import { watchRender } from '../watch-render.ts'
import { libraryRoot } from '../terminal-settings.ts'
import { surroundingsOf } from '../terminal.ts'
import * as option from './common.ts'
import type { Run } from './run.ts'

type RenderOptions = option.CommonOptions &
  option.AudioOptions &
  option.EngineOptions & {
    readonly speaker?: readonly string[]
    readonly output?: string
    readonly force?: true
    readonly library?: string
    readonly title?: string
  }

/** Milliseconds. An episode is made in moments. */
const LONGEST_LOCK = 5_000

/** `castwright render`: an episode from a script file. */
export function renderCommand(run: Run): Command {
  const command = new Command('render')
    .description('turn a script file into a finished episode')
    .argument('<script>', 'the script file')
    .addOption(option.speakerOption())
    .option('--title <title>', 'the title of the episode')
  return option
    .withServiceOptions(option.withAudioOptions(command))
    .addHelpText(
      'after',
      `
The same script file is the same episode each time: lines that have not changed are not
spoken again. Without -o the audio is in the episode's folder in the library.

Examples:
  castwright render episode.md
  castwright render episode.md -s Host:Zephyr Guest:Puck -o episode.wav
  castwright render episode.md --rate 48000 --stereo -o episode.wav --force`,
    )
    .action((file: string, options: RenderOptions) =>
      run(options, (context) => render(context, file, options)),
    )
}

async function render(context: CommandContext, file: string, options: RenderOptions): Promise<void> {
  const { terminal, output, makers, signal, progress } = context
  const given = resolve(terminal.folder, file)
  const source = await realpath(given).catch((error: unknown) => {
    throw fileError(error, given)
  })
  const text = await readScriptFile(source)
  const script = parseScript(text)
  const fromOptions = option.castFromOptions(options.speaker ?? [])
  ensureSpeakers(script, Object.keys(fromOptions))
  const target =
    options.output === undefined
      ? undefined
      : await namedOutput(options.output, terminal.folder, options.force === true)

  const data = applicationDataFolder(surroundingsOf(terminal))
  const root = await libraryRoot(context, options.library)
  const library = rescueAnswers(await makeLibrary(root, terminal.clock), data, terminal.clock)
  const found = await library.episodes.findBySource(source)
  const inUse = await openEngine(context, { ...options, episode: found?.file, hasEpisode: true })
  const title =
    options.title ?? script.frontMatter?.title ?? found?.file.title ?? basename(source, extname(source))
  const cast = { ...found?.file.cast, ...fromOptions }
  // A voice that nobody has is told before it is kept.
  const voices = { cast, givenVoices: found?.file.givenVoices ?? {} }
  const show = await library.shows.showOf(showNameOf(script, found?.file ?? {}))
  const sources = castSources(voices, script.frontMatter?.cast, show?.file.cast)
  inUse.engine.voicesFor(
    [...resolveCast(script, sources)].map(([speaker, { voice }]) => ({ speaker, voice })),
  )

  const mastering = makers.makeMastering()
  const opened = await findOrCreate(library, data, { found, title, source })
  const release = await beginRender(library, data, opened, terminal.clock)
  try {
    // Loaded again now that it is ours: the window may have changed it meanwhile.
    const present = await library.episodes.load(opened.folder)
    const isOwn = source === join(opened.folder, 'script.md')
    const { sourceDigest } = (isOwn ? present : await library.episodes.importScript(present, text)).file
    const episode = await library.episodes.update(opened.folder, (latest) => ({
      ...latest,
      ...(sourceDigest === undefined ? {} : { sourceDigest }),
      title,
      cast: { ...latest.cast, ...fromOptions },
    }))
    const read = await readEpisodeScript(library, episode)
    const done = await renderEpisode({
      library,
      episode,
      ...read,
      inUse,
      mastering,
      decoded: openDecodedMusic(data),
      clock: terminal.clock,
      target: option.audioTarget(context, options),
      ...(target === undefined ? {} : { copyTo: target }),
      signal,
      onProgress: watchRender(context),
    })
    progress.clear()
    const doubts = doubtedLines(read.script, done.doubts)
    output.result(
      audioReport({
        ...done,
        title,
        file: target ?? done.file,
        problems: script.problems,
        music: done.musicProblems,
        doubts,
      }),
    )
  } finally {
    progress.clear()
    await Promise.all([inUse.close(), mastering.close()])
    await release()
  }
}

/** The episode of a script file; where it has none, one is made, and only one: another command line may be at it, too. */
async function findOrCreate(
  { episodes }: Library,
  data: string,
  { found, title, source }: { found: Episode | undefined; title: string; source: string },
): Promise<Episode> {
  const locks = join(data, 'locks')
  await makeFolder(locks)
  const release = await waitForLock(join(locks, 'new-episode.lock'), LONGEST_LOCK)
  try {
    return found ?? (await episodes.findBySource(source)) ?? (await episodes.create(title, { source }))
  } finally {
    await release()
  }
}
