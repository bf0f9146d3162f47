import { dirname } from 'node:path'
import type { CastMember } from '../../core/cast/resolve-cast.ts'
import type { Script } from '../../core/script/script.ts'
import { fileNameFor } from '../../core/text/file-name.ts'
import { ensureFreeSpace } from '../files/free-space.ts'
import { ensureNoObstacle } from '../engines/engine-in-use.ts'
import { makeLibrary } from '../library/library.ts'
import { masterSpoken } from '../studio/master-spoken.ts'
import { speakScript } from '../studio/speak-script.ts'
import { audioReport } from './audio-report.ts'
import type { CommandContext } from './command-context.ts'
import { audioTarget, type AudioOptions, type EngineOptions } from './commands/common.ts'
import { openEngine } from './open-engine.ts'
import { ensureWritableFolder, namedOutput } from './output-path.ts'
import { libraryRoot } from './terminal-settings.ts'
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
  const wanted =
    options.output === undefined
      ? undefined
      : await namedOutput(options.output, terminal.folder, options.force === true)
  const folder = wanted === undefined ? terminal.folder : dirname(wanted)
  if (wanted === undefined) await ensureWritableFolder(folder)
  const root = await libraryRoot(context, options.library)
  const { takes, passages } = await makeLibrary(root, terminal.clock)
  const inUse = await openEngine(context, options)
  const mastering = makers.makeMastering()
  const onProgress = watchRender(context)
  const target = audioTarget(context, options)
  const bytesPerSecond = target.rate * target.channels * 2
  try {
    const spoken = await speakScript({
      script,
      cast,
      engine: inUse.engine,
      takes,
      passages,
      signal,
      onProgress,
      async onEstimate({ missing, whole, cost }) {
        if (missing > 0) ensureNoObstacle(inUse, cost, undefined)
        await ensureFreeSpace(root, missing * 48_000)
        await ensureFreeSpace(folder, whole * bytesPerSecond)
      },
    })
    const write = (output: string) =>
      masterSpoken({
        spoken,
        store: takes,
        mastering,
        target,
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
      audioReport(context.output, {
        file,
        turns: spoken.plan.length,
        made: spoken.made,
        cost: spoken.cost,
        master,
        problems: [],
      }),
    )
  } finally {
    progress.clear()
    await Promise.all([inUse.close(), mastering.close()])
  }
}

function nameFor(script: Script): string {
  const words = (script.turns[0]?.text ?? '').replace(/[<[][^>\]]*[>\]]/g, ' ').trim()
  const short = words.length <= NAME_LENGTH ? words : words.slice(0, NAME_LENGTH).replace(/\s+\S*$/, '')
  return fileNameFor(short.replace(/[.!?,;:]+$/, ''), 'Speech')
}
