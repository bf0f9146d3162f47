import { castSources } from '../../core/cast/cast-sources.ts'
import { resolveCast } from '../../core/cast/resolve-cast.ts'
import { parseScript } from '../../core/script/parse-script.ts'
import type { Script } from '../../core/script/script.ts'
import { hasSpeech } from '../../core/script/speech-text.ts'
import { withShow } from '../../core/show/with-show.ts'
import { compareScripts } from '../../core/version/compare-scripts.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import type { EngineInUse } from '../engines/engine-in-use.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import type { TakeNotes } from '../takes/take-notes.ts'
import { choosePlan, missingOf } from './choose-plan.ts'
import { readEpisodeScript, showNameOf } from './episode-script.ts'
import { planScript } from './plan-script.ts'
import { quoteTakes } from './quote-takes.ts'
import type { CallOutput } from './worker/studio-calls.ts'

type CompareVersion = {
  readonly library: Library
  readonly episode: Episode
  readonly inUse: EngineInUse
  readonly notes: TakeNotes
}
type Comparison = CallOutput<'compareVersion'>

/** Of each list as many as are looked at; the rest is a number. */
const MOST_LISTED = 20
/** Characters of a line that tell which one it is. */
const ENOUGH_WORDS = 80

/** What `text` would change as the script of an episode, and what its render would make and cost. Changes nothing. */
export async function compareVersion(job: CompareVersion, text: string): Promise<Comparison> {
  const { written: before } = await readEpisodeScript(job.library, job.episode)
  const after = parseScript(text)
  const { ended, newSpeakers, ...changes } = compareScripts(before, after, job.episode.file.lines)
  const isNamed = after.turns.some(({ nameRange }) => nameRange !== undefined)
  const narrator = isNamed ? undefined : after.turns[0]?.speaker
  return {
    ...changes,
    ended: ended.slice(0, MOST_LISTED).map((line) => ({ ...line, words: line.words.slice(0, ENOUGH_WORDS) })),
    moreEnded: Math.max(0, ended.length - MOST_LISTED),
    lines: after.turns.length,
    ...(narrator === undefined ? {} : { narrator }),
    newSpeakers: newSpeakers.slice(0, MOST_LISTED),
    problems: after.problems.slice(0, MOST_LISTED).map(({ line, message }) => ({ line, message })),
    moreProblems: Math.max(0, after.problems.length - MOST_LISTED),
    ...(await priceOf(job, after)),
  }
}

async function priceOf(
  { library, episode, inUse, notes }: CompareVersion,
  written: Script,
): Promise<Pick<Comparison, 'price' | 'obstacle'>> {
  if (!written.turns.some((turn) => hasSpeech(turn.text))) return {}
  const { engine } = inUse
  const show = await library.shows.showOf(showNameOf(written, episode.file))
  const script = withShow(written, show?.file)
  const cast = resolveCast(script, castSources(episode.file, script.frontMatter?.cast, show?.file.cast))
  try {
    const plan = planScript(script, cast, engine)
    const decisions = episode.file.lines
    const { chosen, known } = await choosePlan({
      script,
      plan,
      decisions,
      engine,
      takes: library.takes,
      notes,
    })
    const missing = missingOf(chosen, known)
    const { estimates, speech, cost, obstacle } = quoteTakes(script, plan, missing, inUse, episode.file.id)
    const price = {
      reused: chosen.filter(({ key }) => known.has(key)).length,
      missing: missing.length,
      requests: estimates.length,
      speech,
      cost,
      wait: inUse.waitFor(estimates),
    }
    return { price, ...(obstacle === undefined ? {} : { obstacle }) }
  } catch (error) {
    // A voice that the text asks for and nobody has: what is changed can be told all the same.
    if (!isStudioError(error, 'unknown-voice')) throw error
    return { obstacle: { code: error.code, message: error.message } }
  }
}
