import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeProblem } from '../../core/script/problems.ts'
import type { Cue, Problem } from '../../core/script/script.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import { containedPath } from '../files/contained-path.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
import type { Episode } from '../library/episode-store.ts'
import type { MusicPiece } from './music-file.ts'

/** A file beside a script that one of its cues names. */
export type FileBeside = {
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly changed: number
}

type KnownFiles = NonNullable<EpisodeFile['music']['files']>

const ending = /\.(?:wav|wave|mp3|m4a|mp4|aac|flac|ogg|oga|opus)$/i

/**
 * The files that the cues of an episode name: in the folder of the script file it is made from, or in its own. None lies
 * outside of it, whatever the name.
 */
export async function filesBeside(
  { folder, file }: Episode,
  cues: readonly Cue[],
): Promise<readonly FileBeside[]> {
  const names = cues.flatMap((cue) => (cue.cue === 'music' && ending.test(cue.name) ? [cue.name] : []))
  const folders = [...(file.source === undefined ? [] : [dirname(file.source)]), folder]
  const found = await Promise.all([...new Set(names)].map((name) => firstIn(folders, name)))
  return found.flatMap((one) => one ?? [])
}

/** Those of the files whose piece is known, as they have not changed since. */
export function knownBeside(
  files: readonly FileBeside[],
  known: KnownFiles = {},
): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ name, bytes, changed }) => {
      const before = known[name]
      return before?.bytes === bytes && before.changed === changed ? [[name, before.piece] as const] : []
    }),
  )
}

/** Adds the files that are not known yet to the music of the library. What is no music is told, not thrown. */
export async function bringBeside(
  files: readonly FileBeside[],
  known: KnownFiles = {},
  cues: readonly Cue[],
  add: (path: string) => Promise<MusicPiece>,
): Promise<{ readonly files: KnownFiles; readonly problems: readonly Problem[] }> {
  const present = knownBeside(files, known)
  const brought: KnownFiles = {}
  const problems: Problem[] = []
  for (const { name, path, bytes, changed } of files) {
    try {
      brought[name] = { piece: present.get(name) ?? (await add(path)).key, bytes, changed }
    } catch (error) {
      if (!isStudioError(error) || !isOwnFault(error.code)) throw error
      const cue = cues.find((one) => one.cue === 'music' && one.name === name)
      const place = { line: cue?.line ?? 1, range: cue?.range ?? { start: 0, end: 0 } }
      problems.push(makeProblem('music-refused', { ...place, written: name, meant: error.message }))
    }
  }
  return { files: brought, problems }
}

/** Whether it is the file that cannot be used, rather than the disk or the work. */
function isOwnFault(code: string): boolean {
  return (
    code.startsWith('audio-') || code === 'no-permission' || code === 'file-missing' || code === 'not-a-file'
  )
}

async function firstIn(folders: readonly string[], name: string): Promise<FileBeside | undefined> {
  for (const folder of folders) {
    try {
      const path = await containedPath(folder, name)
      const facts = await stat(path)
      if (facts.isFile()) return { name, path, bytes: facts.size, changed: facts.mtimeMs }
    } catch {
      // Not there, or not to be looked at: then it is no file of this script.
    }
  }
  return undefined
}
