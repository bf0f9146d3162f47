import { isStudioError } from '../../shared/studio-error.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import { containedPath } from '../files/contained-path.ts'
import { createOneAtATime } from '../files/one-at-a-time.ts'
import { ensureScriptSize } from '../files/read-script.ts'
import { replaceIfUnchanged } from '../files/replace-if-unchanged.ts'
import type { Episode } from '../library/episode-store.ts'
import { readEpisodeScript, scriptDigest } from './script-on-disk.ts'

type SavedScript = RequestOutput<'episode.saveScript'>

export type ScriptSaverParts = {
  /** The script on disk is this one now, or is about to be, and that is no news. */
  readonly know: (id: string, digest: string) => void
  /** Keeps a text in a file beside the script and gives its name. */
  readonly keepBeside: (episode: Episode, text: string) => Promise<string>
  readonly onSaved: (episode: Episode) => void
}

export type ScriptToSave = {
  readonly text: string
  /** SHA-256 of the script that this one was written from. */
  readonly digest: string
  /** The page closes: nobody will read the answer, so what cannot be saved is kept beside the script. */
  readonly isLast: boolean
}

/** Saves the scripts of episodes, each save of a script after the one before, and never over what somebody else wrote. */
export function createScriptSaver(
  parts: ScriptSaverParts,
): (episode: Episode, script: ScriptToSave) => Promise<SavedScript> {
  const oneAtATime = createOneAtATime()
  /** What was last written here: SHA-256, by the id of the episode. */
  const written = new Map<string, string>()

  const save = async (episode: Episode, { text, digest, isLast }: ScriptToSave): Promise<SavedScript> => {
    const { id } = episode.file
    const path = await containedPath(episode.folder, 'script.md')
    ensureScriptSize(text, path)
    const found = await readEpisodeScript(episode)
    const wanted = scriptDigest(text)
    const done = () => {
      written.set(id, wanted)
      return { saved: true as const, digest: wanted }
    }
    parts.know(id, wanted)
    if (found.isThere && found.digest === wanted) return done()
    // The last words of a page may overtake the answer to those before: then it does not know of its own save yet.
    const isOurs = found.digest === digest || (isLast && found.digest === written.get(id))
    if (isOurs && (await replaceIfUnchanged(path, found.isThere ? found.digest : undefined, text))) {
      parts.onSaved(episode)
      return done()
    }
    const present = isOurs ? await readEpisodeScript(episode) : found
    parts.know(id, present.digest)
    const kept = isLast ? { kept: await parts.keepBeside(episode, text) } : {}
    return { saved: false, found: present.text, digest: present.digest, ...kept }
  }

  return (episode, script) =>
    oneAtATime(episode.folder, async () => {
      try {
        return await save(episode, script)
      } catch (error) {
        if (script.isLast && isStudioError(error)) await parts.keepBeside(episode, script.text)
        throw error
      }
    })
}
