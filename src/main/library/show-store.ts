import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { plainName } from '../../core/cast/plain-name.ts'
import { findShow } from '../../core/show/find-show.ts'
import { fileNameFor } from '../../core/text/file-name.ts'
import { parseJson } from '../../core/text/parse-json.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { containedPath } from '../files/contained-path.ts'
import { makeFolder } from '../files/make-folder.ts'
import { brokenShow, keepCopy, restoreCopy, textOfBroken, type BrokenShow } from './broken-show.ts'
import { createFolderStore, type Kept } from './folder-store.ts'
import { moveFolder } from './move-folder.ts'
import { type ShowFile, newShowFile, showFileSchema } from './show-file.ts'

/** A show of the library: its folder and what its show.json says, which is its `ShowProfile`. */
export type Show = Kept<ShowFile>

/** The shows of a library: `<library>/shows/<title>-<id>/show.json`. */
export interface ShowStore {
  /** All of them, the oldest first, and the folders that cannot be read. */
  list(): Promise<{ readonly shows: readonly Show[]; readonly broken: readonly BrokenShow[] }>
  /** By its id. Throws StudioError: `show-broken`, `file-missing` where there is none. */
  read(id: string): Promise<Show>
  /** Throws StudioError('file-exists') where another show has the title. */
  create(title: string): Promise<Show>
  /** Changes what show.json says now. Throws as `create` and `read` do. */
  update(id: string, change: (file: ShowFile) => ShowFile): Promise<Show>
  /** The folder of a show that cannot be read, by its name. Throws StudioError('file-missing') for any other. */
  brokenPath(folder: string): Promise<string>
  /** Puts the copy of such a show in place of its damaged file, which is kept beside it. Throws as `brokenPath` does. */
  restoreCopy(folder: string): Promise<void>
  /** Moves it to the library's trash. Its episodes stay where they are. */
  remove(id: string): Promise<void>
  /** Takes it back from the trash. */
  restore(id: string): Promise<void>
  /** The show that a script or an episode means by a name, see `findShow`. */
  showOf(name: string | undefined): Promise<Show | undefined>
  /** The show that a person names, by its title, a former one or its id. Throws StudioError('file-missing'). */
  named(name: string): Promise<Show>
}

/** Opens the shows of the library at `root`. */
export function createShowStore(root: string, clock: () => Date): ShowStore {
  const home = join(root, 'shows')
  const trash = join(root, 'trash')
  /** The names in the trash of what was moved there since the start. */
  const trashed = new Map<string, string>()
  const store = createFolderStore<ShowFile>({
    root,
    home: 'shows',
    name: 'show.json',
    what: 'show file',
    schema: showFileSchema,
    broken: 'show-broken',
    clock,
  })
  const list: ShowStore['list'] = async () => {
    const read = await Promise.all((await store.folders()).map(readOrBroken))
    const shows = read.flatMap((one) => ('file' in one ? [one] : []))
    const inOrder = shows.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
    return { shows: inOrder, broken: read.flatMap((one) => ('message' in one ? [one] : [])) }
  }
  const readOrBroken = async (folder: string): Promise<Show | BrokenShow> => {
    try {
      return await store.load(folder)
    } catch (error) {
      if (!isStudioError(error)) throw error
      return brokenShow(folder, error)
    }
  }
  const read: ShowStore['read'] = async (id) => {
    // The name of a folder ends with the beginning of its id, unless somebody renamed it.
    const likely = (await store.folders()).filter((folder) => folder.endsWith(endOf(id)))
    for (const folder of likely) {
      const show = await store.load(folder)
      if (show.file.id === id) return show
    }
    const found = (await list()).shows.find(({ file }) => file.id === id)
    if (found === undefined) throw new StudioError('file-missing', `The show is no longer in ${home}.`)
    return found
  }
  const findBroken = async (name: string) => {
    const found = (await list()).broken.find(({ folder }) => folder === name)
    if (found === undefined)
      throw new StudioError('file-missing', `There is no damaged show in ${name} any more.`)
    return found
  }
  const ensureFree = async (title: string, id?: string) => {
    const { shows } = await list()
    const other = shows.find(({ file }) => file.id !== id && plainName(file.title) === plainName(title))
    if (other !== undefined)
      throw new StudioError('file-exists', `There is a show called ${other.file.title} already.`)
  }
  const find = ({ shows }: Awaited<ReturnType<ShowStore['list']>>, name: string | undefined) => {
    const files = shows.map(({ file }) => file)
    const found = findShow(files, name)
    return found === undefined ? undefined : shows[files.indexOf(found)]
  }
  /** The one that may be meant: a folder keeps the first title of its show, a damaged file may still tell the others. */
  const brokenNamed = async (broken: readonly BrokenShow[], name: string) => {
    for (const one of broken) {
      if (isFolderOf(one.folder, name) || tells(await textOfBroken(join(home, one.folder)), name)) return one
    }
    return undefined
  }
  return {
    list,
    read,
    async showOf(name) {
      if (name === undefined) return undefined
      const listed = await list()
      const found = find(listed, name)
      if (found !== undefined) return found
      // Without it the episode would be spoken by other voices, and paid for.
      const broken = await brokenNamed(listed.broken, name)
      if (broken !== undefined) throw new StudioError('show-broken', broken.message)
      return undefined
    },
    async create(title) {
      await ensureFree(title)
      return keepCopy(root, await store.create(title, (id, now) => newShowFile(id, title, now)))
    },
    async update(id, change) {
      const { folder, file } = await read(id)
      const wanted = change(file).title
      if (wanted !== file.title) await ensureFree(wanted, id)
      return keepCopy(root, await store.update(folder, change))
    },
    async brokenPath(name) {
      await findBroken(name)
      return join(home, name)
    },
    async restoreCopy(name) {
      const { copy } = await findBroken(name)
      if (copy === undefined)
        throw new StudioError('file-missing', `There is no copy of the show in ${name}.`)
      await restoreCopy(root, join(home, name), clock())
    },
    async remove(id) {
      const { folder } = await read(id)
      await makeFolder(trash)
      await moveFolder(folder, await containedPath(root, trash, basename(folder)))
      trashed.set(id, basename(folder))
    },
    async restore(id) {
      const names: readonly string[] = await readdir(trash).catch(() => [])
      const name = trashed.get(id) ?? names.findLast((candidate) => candidate.endsWith(endOf(id)))
      if (name === undefined || !names.includes(name))
        throw new StudioError('file-missing', 'The show is no longer in the trash.')
      await makeFolder(home)
      await moveFolder(await containedPath(root, trash, name), await containedPath(root, home, name))
    },
    async named(name) {
      const listed = await list()
      const found = listed.shows.find(({ file }) => file.id === name) ?? find(listed, name)
      if (found !== undefined) return found
      const broken = await brokenNamed(listed.broken, name)
      if (broken !== undefined) throw new StudioError('show-broken', broken.message)
      const titles = listed.shows.map(({ file }) => file.title).join(', ')
      throw new StudioError(
        'file-missing',
        `The library has no show called ${name}. ${titles === '' ? 'It has no shows yet: make one with castwright show new, or in the window, under Shows.' : `It has ${titles}.`}`,
      )
    },
  }
}

/** How the name of a folder ends. */
function endOf(id: string): string {
  return `-${id.slice(0, 8)}`
}

/** Whether a folder was made for a show of this name, by what the folder is called. */
function isFolderOf(folder: string, name: string): boolean {
  return plainName(folder.replace(/-[0-9a-f]{8}$/, '')) === plainName(fileNameFor(name))
}

/** Whether a name is among the texts of JSON files, whole or not. */
function tells(json: string, name: string): boolean {
  const wanted = plainName(name)
  const texts = wanted === '' ? [] : (json.match(/"(?:[^"\\]|\\.)*"/g) ?? [])
  return texts.map(parseJson).some((text) => typeof text === 'string' && plainName(text) === wanted)
}

function orderOf({ file }: Show): string {
  return `${file.createdAt} ${file.id}`
}
