import { rmdir, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StudioError } from '../../shared/studio-error.ts'
import { containedPath } from '../files/contained-path.ts'
import { fileError } from '../files/file-error.ts'
import { writeFileAtomic } from '../files/write-file.ts'
import { ensureOurs, isOurs, lookAt, standing } from './own-files.ts'
import { manifestName, manifestText, type PublishManifest } from './publish-manifest.ts'
import type { StageContext } from './stage-episode.ts'
import type { StagedFile } from './staging.ts'

export type Settle = Pick<PublishManifest, 'show' | 'guid' | 'builtAt' | 'state' | 'episodes'> & {
  /** All places that the folder is to have of ours. */
  readonly wanted: ReadonlySet<string>
  /** The files for them that are new, the feed last. */
  readonly staged: readonly StagedFile[]
  readonly signal: AbortSignal
}

export type Settled = {
  readonly written: readonly string[]
  readonly removed: readonly string[]
  readonly left: readonly string[]
}

/**
 * Gives finished files their places, removes those of ours that are no longer wanted, and writes down what is ours now. What
 * is about to come is written down first: after a crash in between it is known to be ours. Throws StudioError.
 */
export async function settleFolder(
  { folder, manifest, staging }: StageContext,
  { wanted, staged, signal, ...said }: Settle,
): Promise<Settled> {
  if (signal.aborted) throw new StudioError('cancelled', 'Publishing was cancelled.')
  // Encoding takes its time: somebody may have written there since a place was looked at.
  for (const { path } of staged) ensureOurs(folder, path, manifest)
  const file = join(folder, manifestName)
  const before = manifest?.files ?? {}
  const waiting = manifest?.arriving ?? []
  const written = staged.map(({ path }) => path)
  if (written.length > 0) {
    const first = manifest ?? { version: 1, show: said.show, guid: said.guid, files: {}, episodes: {} }
    const arriving = [...new Set([...waiting, ...written])]
    await writeFileAtomic(file, manifestText({ ...first, arriving }))
  }
  const placed = await staging.place(staged)
  const files: PublishManifest['files'] = {}
  for (const path of wanted) {
    const now = placed[path] ?? standing(folder, path, manifest)
    if (now !== undefined) files[path] = now
  }
  const unwanted = [...new Set([...Object.keys(before), ...waiting])].filter((path) => !wanted.has(path))
  const present = unwanted.filter((path) => lookAt(join(folder, path)) !== undefined)
  const removed = present.filter((path) => isOurs(folder, path, manifest))
  for (const path of removed) await removeFile(folder, path)
  const text = manifestText({ version: 1, ...said, files, arriving: [] })
  if (manifest === undefined || text !== manifestText(manifest)) await writeFileAtomic(file, text)
  return { written, removed, left: present.filter((path) => !removed.includes(path)) }
}

/** And the folder it was in, where that is empty then. */
async function removeFile(folder: string, path: string): Promise<void> {
  const file = await containedPath(folder, path)
  await unlink(file).catch((error: unknown) => {
    throw fileError(error, file)
  })
  if (dirname(path) !== '.') await rmdir(dirname(file)).catch(() => undefined)
}
