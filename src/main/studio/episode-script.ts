import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { castSources } from '../../core/cast/cast-sources.ts'
import { resolveCast, type CastMember } from '../../core/cast/resolve-cast.ts'
import { canonicalJson } from '../../core/plan/canonical-json.ts'
import { parseScript } from '../../core/script/parse-script.ts'
import type { Script } from '../../core/script/script.ts'
import { showShare, type ShowShare } from '../../core/show/show-share.ts'
import { withShow } from '../../core/show/with-show.ts'
import { readScriptFile } from '../files/read-script.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Show, ShowStore } from '../library/show-store.ts'

export type EpisodeScript = {
  /** As it is spoken: with what its show adds, see `withShow`. */
  readonly script: Script
  /** As it is written. */
  readonly written: Script
  readonly cast: ReadonlyMap<string, CastMember>
  readonly show: Show | undefined
  /** See `scriptState`. */
  readonly state: string
}

/**
 * The script of an episode as it is on disk, with its show and the whole cast. Throws StudioError; `show-broken` where
 * the show that it names cannot be read.
 */
export async function readEpisodeScript(
  { shows }: { readonly shows: Pick<ShowStore, 'showOf'> },
  episode: Episode,
): Promise<EpisodeScript> {
  const text = await readScriptFile(join(episode.folder, 'script.md'))
  const written = parseScript(text)
  const show = await shows.showOf(showNameOf(written, episode.file))
  const cast = resolveCast(written, castSources(episode.file, written.frontMatter?.cast, show?.file.cast))
  const share = showShare(show?.file, written, episode.file.cast)
  return {
    script: withShow(written, show?.file),
    written,
    cast,
    show,
    state: scriptState(text, { ...episode.file, music: musicNames(episode.file, show) }, share),
  }
}

/** The names of an episode's music: what it chose, else what its show has. */
function musicNames({ music }: EpisodeFile, show: Show | undefined): EpisodeFile['music'] {
  const { intro, outro, bed } = music
  return {
    ...show?.file.music,
    ...(intro === undefined ? {} : { intro }),
    ...(outro === undefined ? {} : { outro }),
    ...(bed === undefined ? {} : { bed }),
  }
}

/** The name of the show that an episode belongs to: its script's word goes before that of its episode.json. */
export function showNameOf(
  { frontMatter }: Pick<Script, 'frontMatter'>,
  file: Pick<EpisodeFile, 'show'>,
): string | undefined {
  return frontMatter?.show ?? file.show
}

/**
 * One value for what is heard of an episode: its script, who speaks it, the takes that were picked, its music, what its show adds.
 * Equal values need no new render. SHA-256, hex.
 */
export function scriptState(
  text: string,
  file: Pick<EpisodeFile, 'cast' | 'engine' | 'lines'> & Partial<Pick<EpisodeFile, 'music'>>,
  share?: ShowShare,
): string {
  const cast = Object.entries(file.cast).map(
    ([name, { voice, style, pace }]) => [name, { voice, style, pace }] as const,
  )
  const lines = Object.entries(file.lines).flatMap(([line, { pick, lock }]) => {
    if (pick === undefined && lock === undefined) return []
    return [[line, { pick: pick && [pick.of, pick.number], lock }] as const]
  })
  const { engine } = file
  const { intro, outro, bed } = file.music ?? {}
  const isMusical = [intro, outro, bed].some((part) => part !== undefined)
  const music = isMusical ? { music: { intro, outro, bed } } : {}
  return createHash('sha256')
    .update(
      canonicalJson({
        text,
        cast: Object.fromEntries(cast),
        engine,
        lines: Object.fromEntries(lines),
        ...music,
        show: share && {
          ...share,
          cast: Object.fromEntries(Object.entries(share.cast).map(([name, entry]) => [name, { ...entry }])),
        },
      }),
    )
    .digest('hex')
}
