import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { episodeSummary } from '../../shared/ipc/shapes.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import { readEpisodeScript, showNameOf, type EpisodeScript } from './episode-script.ts'

/**
 * What the library shows of an episode. Reads and parses its script. Whether a render was cut off is not in it: that is
 * known from the lock, not from the episode's files. Throws StudioError.
 */
export async function summariseEpisode(
  { shows }: Pick<Library, 'shows'>,
  episode: Episode,
): Promise<z.output<typeof episodeSummary>> {
  const { folder, file } = episode
  const read = await readEpisodeScript({ shows: readable(shows) }, episode).catch(noScriptYet)
  const show = read === undefined ? file.show : showNameOf(read.written, file)
  const changed = await stat(join(folder, 'script.md')).then(
    (facts) => facts.mtime.toISOString(),
    () => file.updatedAt,
  )
  return {
    id: file.id,
    title: file.title,
    ...(show === undefined ? {} : { show }),
    updatedAt: changed > file.updatedAt ? changed : file.updatedAt,
    speakers: read?.written.speakers.map((speaker) => speaker.name) ?? [],
    turns: read?.written.turns.length ?? 0,
    ...(file.master === undefined ? {} : { seconds: file.master.seconds }),
    status: statusOf(episode, read),
  }
}

function statusOf({ file }: Episode, read: EpisodeScript | undefined): 'draft' | 'ready' | 'changed' {
  if (file.master === undefined) return 'draft'
  return file.renderedFrom === read?.state ? 'ready' : 'changed'
}

/** An episode of a show that cannot be read can still be shown and opened. */
function readable(shows: Library['shows']): Pick<Library['shows'], 'showOf'> {
  return {
    showOf: (name) =>
      shows.showOf(name).catch((error: unknown) => {
        if (!isStudioError(error, 'show-broken')) throw error
        return undefined
      }),
  }
}

function noScriptYet(error: unknown): undefined {
  if (!isStudioError(error, 'file-missing')) throw error
}
