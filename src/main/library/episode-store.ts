import { createHash } from 'node:crypto'
import { readFile, readdir, rename } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { StudioError } from '../../shared/studio-error.ts'
import { containedPath } from '../files/contained-path.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { createOneAtATime } from '../files/one-at-a-time.ts'
import { writeFileAtomic } from '../files/write-file.ts'
import { episodeFileSchema, type EpisodeFile } from './episode-file.ts'
import { createFolderStore, type Kept } from './folder-store.ts'

/** An episode of the library: its folder and what its episode.json says. */
export type Episode = Kept<EpisodeFile>

/** What is known of an episode when it is made. */
export type NewEpisode = Pick<Partial<EpisodeFile>, 'source' | 'isSample' | 'cast' | 'engine' | 'model'>

/** The episodes of a library. Every folder is written through `containedPath`; nothing is ever deleted here. */
export interface EpisodeStore {
  /** The folders of all episodes, whether they can be read or not. */
  folders(): Promise<readonly string[]>
  /** Throws StudioError('episode-broken') where episode.json is missing or not understood. */
  load(folder: string): Promise<Episode>
  /** The episode rendered from this script file: the one made from it, or the one whose own script it is. */
  findBySource(path: string): Promise<Episode | undefined>
  /** The episode whose own script.md this is. */
  ownerOf(path: string): Promise<Episode | undefined>
  create(title: string, facts: NewEpisode): Promise<Episode>
  save(episode: Episode): Promise<Episode>
  /** Changes what episode.json says now, whoever wrote it: nobody who updates at the same time is overwritten. */
  update(folder: string, change: (file: EpisodeFile) => EpisodeFile): Promise<Episode>
  /** Takes the script from its source. A script.md that was edited here meanwhile is kept aside first, never overwritten. */
  importScript(episode: Episode, text: string): Promise<Episode>
  /** Takes the script from its source if it was not edited here since the last time; else keeps it beside the script. */
  offerScript(episode: Episode, text: string): Promise<Episode>
  /** Keeps a text in a file of its own beside the script and gives its name. */
  keepBeside(episode: Episode, text: string): Promise<string>
}

/** Enough to hide the latency of a disk, few enough for its queue. */
const READS_AT_ONCE = 16

/** Opens the episodes of the library at `root`. */
export function createEpisodeStore(root: string, clock: () => Date): EpisodeStore {
  const home = join(root, 'episodes')
  const oneAtATime = createOneAtATime()
  const { folders, load, save, update, create } = createFolderStore<EpisodeFile>({
    root,
    home: 'episodes',
    name: 'episode.json',
    what: 'episode file',
    schema: episodeFileSchema,
    broken: 'episode-broken',
    clock,
  })
  const store: EpisodeStore = {
    folders,
    load,
    save,
    update,
    async ownerOf(path) {
      const [own, script, ...rest] = relative(home, path).split(sep)
      const isOwn = own !== undefined && own !== '..' && script === 'script.md' && rest.length === 0
      return isOwn ? load(join(home, own)) : undefined
    },
    async findBySource(path) {
      const owner = await store.ownerOf(path)
      if (owner !== undefined) return owner
      return findInFolders(await folders(), load, (episode) => episode.file.source === path)
    },
    create: (title, facts) =>
      create(title, (id, now) => ({
        version: 1,
        id,
        title,
        createdAt: now,
        updatedAt: now,
        cast: {},
        engine: 'draft',
        ...facts,
        givenVoices: {},
        lines: {},
        turns: [],
        chapters: [],
        details: {},
        chapterDetails: {},
        music: {},
        exports: {},
      })),
    async importScript(episode, text) {
      const path = await containedPath(root, episode.folder, 'script.md')
      const found = await digestOf(path)
      const wanted = digest(text)
      const { sourceDigest, arrivingDigest } = episode.file
      if (found !== undefined && ![wanted, sourceDigest, arrivingDigest].includes(found))
        await rename(path, await containedPath(root, episode.folder, keptName(clock())))
      if (found !== wanted) {
        // A program that is killed with the script in its place, and this not written down, would take it for edited.
        await store.update(episode.folder, (file) => ({ ...file, arrivingDigest: wanted }))
        await writeFileAtomic(path, text)
      }
      return {
        folder: episode.folder,
        file: { ...episode.file, sourceDigest: wanted, arrivingDigest: wanted },
      }
    },
    async offerScript(episode, text) {
      const { sourceDigest, arrivingDigest } = episode.file
      if (sourceDigest === digest(text)) return episode
      const found = await digestOf(join(episode.folder, 'script.md'))
      if (found === undefined || [sourceDigest, arrivingDigest].includes(found))
        return store.importScript(episode, text)
      await store.keepBeside(episode, text)
      return { folder: episode.folder, file: { ...episode.file, sourceDigest: digest(text) } }
    },
    async keepBeside(episode, text) {
      return oneAtATime(join(episode.folder, 'kept'), async () => {
        const name = await freeName(episode.folder, keptName(clock()))
        await writeFileAtomic(await containedPath(root, episode.folder, name), text)
        return name
      })
    },
  }
  return store
}

async function findInFolders(
  folders: readonly string[],
  load: EpisodeStore['load'],
  matches: (episode: Episode) => boolean,
): Promise<Episode | undefined> {
  for (let at = 0; at < folders.length; at += READS_AT_ONCE) {
    const group = folders.slice(at, at + READS_AT_ONCE)
    const episodes = await Promise.all(group.map((folder) => load(folder).catch(brokenIsNoMatch)))
    const found = episodes.find((episode) => episode !== undefined && matches(episode))
    if (found !== undefined) return found
  }
  return undefined
}

function brokenIsNoMatch(error: unknown): undefined {
  if (error instanceof StudioError) return undefined
  throw error
}

async function digestOf(path: string): Promise<string | undefined> {
  return readFile(path).then(digest, (error: unknown) => {
    if (!isAbsent(error)) throw fileError(error, path)
    return undefined
  })
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** `name`, or, where two texts are kept in the same millisecond, with a number before its ending. */
async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder))
  for (let number = 2, free = name; ; number++) {
    if (!taken.has(free)) return free
    free = name.replace(/\.md$/, ` ${number}.md`)
  }
}

function keptName(now: Date): string {
  return `script (kept ${now.toISOString().replace('T', ' ').replace(/:/g, '-').slice(0, 23)}).md`
}
