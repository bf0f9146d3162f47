import { readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { foldPieceName, freePieceName, isPieceName } from '../../core/music/piece-name.ts'
import { parseJson } from '../../core/text/parse-json.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { containedPath } from '../files/contained-path.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { waitForLock } from '../files/lock-file.ts'
import { makeFolder } from '../files/make-folder.ts'
import { createOneAtATime } from '../files/one-at-a-time.ts'
import { placeFile } from '../files/place-file.ts'
import { sweepParts } from '../files/sweep-parts.ts'
import { writeFileAtomic } from '../files/write-file.ts'
import { musicFileSchema, type MusicPiece } from './music-file.ts'

/** A piece that cannot be used, and why: it is left alone. */
export type BrokenPiece = { readonly file: string; readonly message: string }

export type MusicShelf = { readonly pieces: readonly MusicPiece[]; readonly broken: readonly BrokenPiece[] }

/** The music of a library: plain files, each under the hash of its content. Every method may throw StudioError. */
export interface MusicStore {
  /** By name. What cannot be read is told, not thrown. */
  list(): Promise<MusicShelf>
  audioPath(piece: Pick<MusicPiece, 'file'>): string
  /** The folder that a piece is copied into before `keep`; made where it is missing. */
  begin(): Promise<string>
  /** Gives the finished file `part` its place, with a name that is free. A piece that is there already is given back instead. */
  keep(part: string, piece: MusicPiece): Promise<MusicPiece>
  /** Throws `usage` for a name that no cue could say, or that another piece has. */
  rename(key: string, name: string): Promise<MusicPiece>
  /** Lets the piece `key` have the name of another, which goes to the trash. */
  takePlaceOf(key: string, other: string): Promise<MusicPiece>
  /** Moves a piece to the folder `trash` of the library, or back from there. */
  remove(key: string): Promise<void>
  restore(key: string): Promise<MusicPiece>
}

/** Characters of a key that name its files. */
const NAME = 32
/** Milliseconds. Another machine may have left its lock in a shared library. */
const LONGEST_LOCK = 5_000

/** Opens the folder `music` of the library at `root`. */
export function createMusicStore(root: string): MusicStore {
  const home = join(root, 'music')
  const trash = join(root, 'trash', 'music')
  const oneAtATime = createOneAtATime()
  const factsPath = (key: string) => join(home, `${key.slice(0, NAME)}.json`)
  const write = async (piece: MusicPiece) => {
    const path = await containedPath(root, factsPath(piece.key))
    await writeFileAtomic(path, `${JSON.stringify(piece, null, 2)}\n`)
    return piece
  }
  const list = () => listPieces(home)
  const find = async (key: string) => {
    const { pieces } = await list()
    const piece = pieces.find((one) => one.key === key)
    if (piece === undefined) throw new StudioError('music-unknown', 'That piece of music is no longer there.')
    return { piece, others: pieces.filter((one) => one.key !== key) }
  }
  const remove = async (key: string) => {
    const { piece } = await find(key)
    await containedPath(root, trash)
    await makeFolder(trash)
    // The facts first: audio without facts is no piece.
    for (const path of [factsPath(key), join(home, piece.file)]) await move(path, trash)
  }
  const changing = <Result>(work: () => Promise<Result>) =>
    oneAtATime('music', async () => {
      // The window and the command line may change the same shelf.
      await makeFolder(home)
      const release = await waitForLock(await containedPath(root, join(home, '.lock')), LONGEST_LOCK)
      try {
        return await work()
      } finally {
        await release()
      }
    })

  return {
    list,
    audioPath: ({ file }) => join(home, file),
    async begin() {
      await containedPath(root, home)
      if (!(await makeFolder(home))) await sweepParts(home)
      return home
    },
    keep: (part, piece) =>
      changing(async () => {
        const { pieces } = await list()
        const same = pieces.find(({ key }) => key === piece.key)
        if (same !== undefined) {
          await rm(part, { force: true })
          return same
        }
        // Audio that lies there without facts, or cut short, is what an interrupted program left.
        const place = join(home, piece.file)
        await rm(place, { force: true })
        await placeFile(part, place)
        const taken = pieces.map(({ name }) => name)
        return write({ ...piece, name: freePieceName(piece.name, taken) })
      }),
    rename: (key, name) =>
      changing(async () => {
        const { piece, others } = await find(key)
        if (!isPieceName(name))
          throw new StudioError('usage', `“${name}” cannot be written in a script as the name of music.`)
        if (others.some((other) => foldPieceName(other.name) === foldPieceName(name)))
          throw new StudioError('usage', `Another piece of music is called “${name}”.`)
        return write(renamed(piece, name))
      }),
    takePlaceOf: (key, other) =>
      changing(async () => {
        const { piece } = await find(key)
        const before = await find(other)
        await remove(other)
        return write({ ...renamed(piece, before.piece.name), formerNames: before.piece.formerNames })
      }),
    remove: (key) => changing(() => remove(key)),
    restore: (key) =>
      changing(async () => {
        const facts = join(trash, `${key.slice(0, NAME)}.json`)
        const kept = musicFileSchema.safeParse(parseJson(await readFile(facts, 'utf8').catch(noText)))
        if (!kept.success)
          throw new StudioError('music-unknown', 'That piece of music is no longer in the trash.')
        await makeFolder(home)
        const { pieces } = await list()
        const name = freePieceName(
          kept.data.name,
          pieces.map((piece) => piece.name),
        )
        await move(join(trash, kept.data.file), home)
        const restored = await write({ ...kept.data, name })
        await rm(facts, { force: true })
        return restored
      }),
  }
}

/** With another name; the one before is still known. */
function renamed(piece: MusicPiece, name: string): MusicPiece {
  const former = [piece.name, ...piece.formerNames].filter(
    (one) => foldPieceName(one) !== foldPieceName(name),
  )
  return { ...piece, name, formerNames: [...new Set(former)] }
}

async function listPieces(home: string): Promise<MusicShelf> {
  const files = await readdir(home).catch((error: unknown) => {
    if (isAbsent(error)) return []
    throw fileError(error, home)
  })
  const facts = files.filter((file) => /^[0-9a-f]{32}\.json$/.test(file))
  const read = await Promise.all(facts.map((file) => readPiece(home, file)))
  return {
    pieces: read.flatMap(({ piece }) => piece ?? []).toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    broken: read.flatMap(({ broken }) => broken ?? []),
  }
}

async function readPiece(
  home: string,
  file: string,
): Promise<{ readonly piece?: MusicPiece; readonly broken?: BrokenPiece }> {
  const read = musicFileSchema.safeParse(parseJson(await readFile(join(home, file), 'utf8').catch(noText)))
  if (!read.success || !read.data.key.startsWith(file.slice(0, NAME)))
    return {
      broken: {
        file,
        message: `A piece of music cannot be read: ${file} in the folder music of the library is damaged. Add the piece again.`,
      },
    }
  const audio = join(home, read.data.file)
  const size = await stat(audio).then(({ size: bytes }) => bytes, noSize)
  if (size === read.data.bytes) return { piece: read.data }
  const what = size === undefined ? 'is missing' : 'is not as it was added'
  return {
    broken: { file, message: `“${read.data.name}” cannot be played: ${audio} ${what}. Add the piece again.` },
  }
}

async function move(path: string, folder: string): Promise<void> {
  const to = join(folder, basename(path))
  await rename(path, to).catch((error: unknown) => {
    if (!isAbsent(error)) throw fileError(error, path)
  })
}

function noText(error: unknown): string {
  if (isAbsent(error)) return ''
  throw error
}

function noSize(error: unknown): undefined {
  if (!isAbsent(error)) throw error
}
