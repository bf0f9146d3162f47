import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { castSources } from '../../core/cast/cast-sources.ts'
import { resolveCast, type CastMember } from '../../core/cast/resolve-cast.ts'
import { canonicalJson } from '../../core/plan/canonical-json.ts'
import { parseScript } from '../../core/script/parse-script.ts'
import type { CastEntry, Script } from '../../core/script/script.ts'
import { readScriptFile } from '../files/read-script.ts'
import type { Episode } from '../library/episode-store.ts'

export type EpisodeScript = {
  readonly script: Script
  readonly cast: ReadonlyMap<string, CastMember>
  /** See `scriptState`. */
  readonly state: string
}

/** The script of an episode as it is on disk, with the whole cast. The cast chosen in the window goes before the script's. */
export async function readEpisodeScript(episode: Episode): Promise<EpisodeScript> {
  const text = await readScriptFile(join(episode.folder, 'script.md'))
  const script = parseScript(text)
  const cast = resolveCast(script, castSources(episode.file, script.frontMatter?.cast))
  return { script, cast, state: scriptState(text, episode.file.cast) }
}

/** One value for a script and the cast chosen for it: equal values need no new render. SHA-256, hex. */
export function scriptState(text: string, cast: Readonly<Record<string, CastEntry>>): string {
  const entries = Object.entries(cast).map(
    ([name, { voice, style, pace }]) => [name, { voice, style, pace }] as const,
  )
  return createHash('sha256')
    .update(canonicalJson({ text, cast: Object.fromEntries(entries) }))
    .digest('hex')
}
