import { lstat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { formatFacts, type ExportFormat } from '../../core/export/export-format.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'

/** What becomes of files that are there already under the names of an export. */
export type OfPresent = 'refuse' | 'replace' | 'keep-both' | 'skip'

export type ExportTarget = {
  readonly format: ExportFormat
  readonly path: string
  /** Whether what is there may be replaced. */
  readonly mayReplace: boolean
}

export type ChosenTargets = {
  readonly targets: readonly ExportTarget[]
  /** Names that were there and are left as they are. */
  readonly skipped: readonly string[]
}

export type ChooseTargets = {
  readonly formats: readonly ExportFormat[]
  readonly folder: string
  /** Without its ending. */
  readonly name: string
  readonly ofPresent: OfPresent
  /** Whether the folder is Castwright's own: nothing there is ever replaced. */
  readonly isOwnFolder: boolean
}

/**
 * Where each format of an export goes. Throws StudioError: `file-exists` where something is there that is not to be
 * replaced, `not-a-file` where a folder has the name of a file, or a file that of a folder.
 */
export async function chooseTargets(order: ChooseTargets): Promise<ChosenTargets> {
  const { formats, folder, name, ofPresent, isOwnFolder } = order
  const present = await presentTargets(order)
  const all = (free: string) =>
    formats.map((format) => ({ format, path: pathOf(folder, free, format), mayReplace: false }))
  if (present.length === 0) return { targets: all(name), skipped: [] }
  const names = present.map(({ path }) => basename(path))
  if (ofPresent === 'keep-both') return { targets: all(await freeName(order)), skipped: [] }
  if (ofPresent === 'skip') {
    const isThere = new Set(present.map(({ format }) => format))
    return { targets: all(name).filter(({ format }) => !isThere.has(format)), skipped: names }
  }
  if (ofPresent === 'refuse')
    throw new StudioError('file-exists', `In ${folder} there is already: ${names.join(', ')}.`)
  if (isOwnFolder)
    throw new StudioError(
      'file-exists',
      `${names.join(', ')} in the library is a file that Castwright works with.`,
    )
  for (const { format, path, isFolder } of present) {
    const wantsFolder = format === 'stems'
    if (isFolder !== wantsFolder)
      throw new StudioError('not-a-file', `${path} is ${isFolder ? 'a folder, not a file' : 'not a folder'}.`)
  }
  return { targets: all(name).map((target) => ({ ...target, mayReplace: true })), skipped: [] }
}

/** What is there already under the names of an export. */
export async function presentTargets({
  formats,
  folder,
  name,
}: Pick<ChooseTargets, 'formats' | 'folder' | 'name'>): Promise<
  readonly { readonly format: ExportFormat; readonly path: string; readonly isFolder: boolean }[]
> {
  const found = await Promise.all(
    formats.map(async (format) => {
      const path = pathOf(folder, name, format)
      const facts = await lstat(path).catch((error: unknown) => {
        if (!isAbsent(error)) throw fileError(error, path)
      })
      return facts === undefined ? [] : [{ format, path, isFolder: facts.isDirectory() }]
    }),
  )
  return found.flat()
}

/** The first of "name (2)", "name (3)", … that all formats can have. */
async function freeName({ formats, folder, name }: ChooseTargets): Promise<string> {
  for (let number = 2; ; number++) {
    const free = `${name} (${number})`
    if ((await presentTargets({ formats, folder, name: free })).length === 0) return free
  }
}

function pathOf(folder: string, name: string, format: ExportFormat): string {
  return join(folder, `${name}${formatFacts(format).ending}`)
}
