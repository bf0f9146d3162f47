import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { spokenLines, type SpokenLinesOptions } from '../../core/captions/spoken-lines.ts'
import type { SpokenLine } from '../../core/captions/spoken-line.ts'
import type { EpisodeChapter } from '../../core/chapters/episode-chapter.ts'
import { episodeChapters } from '../../core/chapters/episode-chapters.ts'
import { hasSpeech } from '../../core/script/speech-text.ts'
import { episodeProfile, type EpisodeProfile } from '../../core/show/episode-profile.ts'
import type { NameParts } from '../../core/export/name-template.ts'
import type { Script } from '../../core/script/script.ts'
import { fileMark } from '../files/file-mark.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import { readEpisodeScript, type EpisodeScript } from '../studio/episode-script.ts'
import { presentMaster } from '../studio/present-master.ts'
import { readFacts } from '../takes/read-facts.ts'
import { StudioError } from '../../shared/studio-error.ts'

/** A rendered episode with all that goes into its files beside the sound. */
export type FinishedEpisode = {
  readonly episode: Episode
  readonly master: NonNullable<EpisodeFile['master']>
  /** Path of the master. */
  readonly path: string
  /** Tells it from one that is rendered later; see `fileMark`. */
  readonly sound: string | undefined
  readonly script: Script
  readonly show: EpisodeScript['show']
  readonly profile: EpisodeProfile
  /** Undefined where the script has other lines by now than the sound. */
  readonly lines: readonly SpokenLine[] | undefined
  readonly chapters: readonly EpisodeChapter[]
  /** Whether script, cast or takes were changed since the render. */
  readonly isStale: boolean
}

/** Turns that are looked at in one go. */
const IN_ONE_GO = 500

/**
 * What can be published of an episode; of a long one in steps, between which others have their turn. Throws StudioError:
 * `not-rendered` where it has no finished audio, and what the reading of its script throws.
 */
export async function readFinished(library: Library, episode: Episode): Promise<FinishedEpisode> {
  const { folder, file } = episode
  const sound = file.master && fileMark(join(folder, file.master.file))
  const master = file.master && (await presentMaster(episode, file.master.key))
  if (master === undefined)
    throw new StudioError('not-rendered', `There is no finished audio of ${file.title} yet.`)
  const { script, show, state } = await readEpisodeScript(library, episode)
  await setImmediate()
  const takes = await readFacts(
    library.takes,
    file.turns.map(({ take }) => take),
  )
  const isStale = file.renderedFrom !== state
  const takeOf = (turn: number) => takes.get(file.turns[turn]?.take ?? '')
  const lines = await linesInSteps(file.turns, script.turns, {
    wordsOf: (turn) => takeOf(turn)?.words,
    // A changed script may say something else under every name: what no take is there to tell is not what was heard.
    saidIn: (turn) => (isStale ? (takeOf(turn)?.request.turns[0]?.text ?? '') : undefined),
  })
  return {
    episode,
    master,
    path: join(folder, master.file),
    sound,
    script,
    show,
    profile: episodeProfile(show?.file, file, script),
    lines,
    chapters: episodeChapters(file.chapters, { seconds: master.seconds, notes: file.chapterDetails }),
    isStale,
  }
}

/** See `spokenLines`. */
async function linesInSteps(
  placed: EpisodeFile['turns'],
  turns: Script['turns'],
  { wordsOf, saidIn }: SpokenLinesOptions,
): Promise<readonly SpokenLine[] | undefined> {
  const spoken = turns.filter((turn) => hasSpeech(turn.text))
  if (spoken.length !== placed.length) return undefined
  const lines: SpokenLine[] = []
  for (let from = 0; from < placed.length; from += IN_ONE_GO) {
    await setImmediate()
    const until = from + IN_ONE_GO
    const some = spokenLines(placed.slice(from, until), spoken.slice(from, until), {
      wordsOf: (turn) => wordsOf?.(from + turn),
      saidIn: (turn) => saidIn?.(from + turn),
    })
    if (some === undefined) return undefined
    lines.push(...some)
  }
  return lines
}

/** The lines of an episode with their words. Throws StudioError('not-rendered') where the script has others by now. */
export function linesOf({ lines, episode }: FinishedEpisode): readonly SpokenLine[] {
  if (lines !== undefined) return lines
  throw new StudioError(
    'not-rendered',
    `The script of ${episode.file.title} has other lines by now than its sound: they have no times yet.`,
  )
}

/** Which take each spoken turn of the script is heard from, in order. Throws as `linesOf`. */
export function takesHeard(
  finished: FinishedEpisode,
): readonly { readonly turn: number; readonly key: string }[] {
  linesOf(finished)
  const spoken = finished.script.turns.filter((turn) => hasSpeech(turn.text))
  return spoken.flatMap(({ index }, place) => {
    const heard = finished.episode.file.turns[place]
    return heard === undefined ? [] : [{ turn: index, key: heard.take }]
  })
}

/** What the name of an episode's files is made of. Without a date of its own, it is exported today. */
export function namePartsOf({ profile }: FinishedEpisode, today: Date): NameParts {
  const { title, show, number, season, date } = profile
  return { title, show, number, season, date: (date ?? today.toISOString()).slice(0, 10) }
}
