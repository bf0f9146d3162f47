import { copyFile, constants, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../core/text/parse-json.ts'
import { isStudioError, type StudioError } from '../../shared/studio-error.ts'
import { containedPath } from '../files/contained-path.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { writeFileAtomic } from '../files/write-file.ts'
import { type ShowFile, showFileSchema } from './show-file.ts'
import type { Kept } from './folder-store.ts'

/** A folder of shows that cannot be read; it is shown with the reason and left alone. */
export type BrokenShow = {
  readonly folder: string
  readonly message: string
  /** What the show is called, as far as its file or the copy of it still tells. */
  readonly title?: string
  /** Of when the copy is that can be put in place of its file, if there is one. */
  readonly copy?: string
}

const fileName = 'show.json'
/** What was last saved, for the day on which a disk, a synchronising program or an editor spoils the file itself. */
const copyName = 'show.copy.json'

/** Keeps what was saved a second time. A disk that refuses spoils nothing: the show itself is saved. */
export async function keepCopy(root: string, show: Kept<ShowFile>): Promise<Kept<ShowFile>> {
  try {
    const path = await containedPath(root, show.folder, copyName)
    await writeFileAtomic(path, `${JSON.stringify(show.file, null, 2)}\n`)
  } catch (error) {
    if (!isStudioError(error)) throw error
  }
  return show
}

/** What can be said of a show that cannot be read, and done about it. */
export async function brokenShow(folder: string, { code, message }: StudioError): Promise<BrokenShow> {
  const text = await readIn(folder, fileName)
  const copy = await readCopy(folder)
  const title = titleIn(text) ?? copy?.title
  // What a newer program wrote, or this one may not read, is not damaged.
  const isDamaged = code === 'show-broken' && !isNewer(text)
  return {
    folder: basename(folder),
    message,
    ...(title === undefined ? {} : { title }),
    ...(isDamaged && copy !== undefined ? { copy: copy.updatedAt } : {}),
  }
}

/** All that its file and the copy of it still say, whether they are whole or not. */
export async function textOfBroken(folder: string): Promise<string> {
  return `${await readIn(folder, fileName)}\n${await readIn(folder, copyName)}`
}

/** Puts the copy in place of the damaged file, which stays beside it. `now` goes into its name. Throws StudioError. */
export async function restoreCopy(root: string, folder: string, now: Date): Promise<void> {
  const copy = await readCopy(folder)
  if (copy === undefined) return
  const path = await containedPath(root, folder, fileName)
  const aside = join(folder, `show.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}.json`)
  await copyFile(path, aside, constants.COPYFILE_EXCL).catch((error: unknown) => {
    if (!isAbsent(error)) throw fileError(error, aside)
  })
  await writeFileAtomic(path, `${JSON.stringify(copy, null, 2)}\n`)
}

async function readCopy(folder: string): Promise<ShowFile | undefined> {
  return showFileSchema.safeParse(parseJson(await readIn(folder, copyName))).data
}

async function readIn(folder: string, name: string): Promise<string> {
  return readFile(join(folder, name), 'utf8').catch(() => '')
}

const versionSchema = z.looseObject({ version: z.int().min(2) })

function isNewer(text: string): boolean {
  return versionSchema.safeParse(parseJson(text)).success
}

/** The title in what is no JSON any more, or of another shape. */
function titleIn(text: string): string | undefined {
  const said = /"title"\s*:\s*("(?:[^"\\\n]|\\.)*")/.exec(text)?.[1]
  return z
    .string()
    .trim()
    .min(1)
    .max(300)
    .safeParse(parseJson(said ?? '')).data
}
