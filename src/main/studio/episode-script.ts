import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { castSources } from '../../core/cast/cast-sources.ts'
import { resolveCast, type CastMember } from '../../core/cast/resolve-cast.ts'
import { canonicalJson } from '../../core/plan/canonical-json.ts'
import { parseScript } from '../../core/script/parse-script.ts'
import type { Script } from '../../core/script/script.ts'
import { readScriptFile } from '../files/read-script.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
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
  return { script, cast, state: scriptState(text, episode.file) }
}

/** One value for what is heard of an episode: its script, who speaks it, the takes that were picked. Equal values need no new render. SHA-256, hex. */
export function scriptState(text: string, file: Pick<EpisodeFile, 'cast' | 'engine' | 'lines'>): string {
  const cast = Object.entries(file.cast).map(
    ([name, { voice, style, pace }]) => [name, { voice, style, pace }] as const,
  )
  const lines = Object.entries(file.lines).flatMap(([line, { pick, lock }]) => {
    if (pick === undefined && lock === undefined) return []
    return [[line, { pick: pick && [pick.of, pick.number], lock }] as const]
  })
  const { engine } = file
  return createHash('sha256')
    .update(canonicalJson({ text, cast: Object.fromEntries(cast), engine, lines: Object.fromEntries(lines) }))
    .digest('hex')
}
