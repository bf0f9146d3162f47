import { dirname } from 'node:path'
import type { CastMember } from '../../core/cast/resolve-cast.ts'
import type { Script } from '../../core/script/script.ts'
import { fileNameFor } from '../../core/text/file-name.ts'
import { ensureFreeSpace } from '../files/free-space.ts'
import type { Release } from '../files/lock-file.ts'
import { ensureNoObstacle } from '../engines/engine-in-use.ts'
import { applicationDataFolder } from '../library/data-folders.ts'
import { makeLibrary } from '../library/library.ts'
import { targetWithMusic } from '../../core/music/music-target.ts'
import { decodePlayed } from '../music/decode-played.ts'
import { musicOfEpisode } from '../music/music-of-episode.ts'
import { openDecodedMusic } from '../music/open-decoded-music.ts'
import { masterSpoken } from '../studio/master-spoken.ts'
import { speakScript } from '../studio/speak-script.ts'
import { audioReport, doubtedLines } from './audio-report.ts'
import type { CommandContext } from './command-context.ts'
import { audioTarget, type AudioOptions, type EngineOptions } from './commands/common.ts'
import { lockText } from './lock-text.ts'
import { openEngine } from './open-engine.ts'
import { ensureWritableFolder, namedOutput } from './output-path.ts'
import { libraryRoot } from './terminal-settings.ts'
import { bringBack, rescueAnswers } from '../takes/rescue-answers.ts'
import { surroundingsOf } from './terminal.ts'
import { watchRender } from './watch-render.ts'
import { writeUnnamed } from './write-unnamed.ts'

export type SpeakToFileOptions = AudioOptions &
  EngineOptions & {
    readonly output?: string
    readonly force?: true
    readonly library?: string
  }

/** Characters of the text that make the name of a file nobody named. */
const NAME_LENGTH = 48

/** Speaks a script into a WAV file and no episode. Takes go to the library all the same: they are not made twice. */
export async function speakToFile(
  context: CommandContext,
  script: Script,
  cast: ReadonlyMap<string, CastMember>,
  options: SpeakToFileOptions,
): Promise<void> {
  const { terminal, makers, signal, progress } = context
  const findOutput = async () =>
    options.output === undefined
      ? undefined
      : await namedOutput(options.output, terminal.folder, options.force === true)
  const wanted = await findOutput()
  const folder = wanted === undefined ? terminal.folder : dirname(wanted)
  if (wanted === undefined) await ensureWritableFolder(folder)
  const root = await libraryRoot(context, options.library)
  const data = applicationDataFolder(surroundingsOf(terminal))
  const library = rescueAnswers(await makeLibrary(root, terminal.clock), data, terminal.clock)
  const { takes, passages, fitted } = library
  const inUse = await openEngine(context, options)
  const mastering = makers.makeMastering()
  const onProgress = watchRender(context)
  const { pieces: shelf } = await library.music.list()
  // No folder is a text's own, so that cues mean pieces of the library alone.
  const { inUse: music, problems: musicProblems } = musicOfEpisode({
    pieces: shelf,
    cues: script.cues,
    chosen: {},
    show: undefined,
    beside: new Map(),
  })
  const target = targetWithMusic(audioTarget(context, options), script.items, music)
  const bytesPerSecond = target.rate * target.channels * 2
  let release: Release | undefined
  try {
    if (inUse.model !== undefined) {
      const onWait = () => context.output.note('Another Castwright is speaking this text; waiting for it.')
      release = await lockText({ data, library: root, script, cast, signal, onWait })
      // Who was waited for may have written it.
      await findOutput()
    }
    await bringBack(library, data, terminal.clock)
    const spoken = await speakScript({
      decisions: {},
      music,
      script,
      cast,
      engine: inUse.engine,
      takes,
      passages,
      fitted,
      signal,
      onProgress,
      async onEstimate({ missing, whole, cost }) {
        if (missing > 0) ensureNoObstacle(inUse, cost, undefined)
        await ensureFreeSpace(root, missing * 48_000)
        await ensureFreeSpace(folder, whole * bytesPerSecond)
      },
    })
    const decoded = openDecodedMusic(data)
    const pieces = await decodePlayed(spoken.timeline, target.rate, { music: library.music, decoded, signal })
    const write = (output: string) =>
      masterSpoken({
        spoken,
        mastering,
        target,
        pieces,
        output,
        signal,
        onProgress: (fraction) => onProgress({ step: 'master', fraction }),
      })
    const { file, result: report } =
      wanted === undefined
        ? await writeUnnamed(folder, nameFor(script), write)
        : { file: wanted, result: await write(wanted) }
    progress.clear()
    const master = { ...report, loudness: report.integrated }
    context.output.result(
      audioReport({
        file,
        turns: spoken.plan.length,
        made: spoken.made,
        cost: spoken.cost,
        master,
        problems: [],
        music: musicProblems,
        doubts: doubtedLines(script, spoken.doubts),
      }),
    )
  } finally {
    progress.clear()
    await Promise.all([inUse.close(), mastering.close()])
    await release?.()
  }
}

function nameFor(script: Script): string {
  const words = (script.turns[0]?.text ?? '').replace(/[<[][^>\]]*[>\]]/g, ' ').trim()
  const short = words.length <= NAME_LENGTH ? words : words.slice(0, NAME_LENGTH).replace(/\s+\S*$/, '')
  return fileNameFor(short.replace(/[.!?,;:]+$/, ''), 'Speech')
}
