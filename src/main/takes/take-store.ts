import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, readdir, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { speechEdges } from '../../core/audio/speech-edges.ts'
import { speechLevel } from '../../core/audio/speech-level.ts'
import { wavFile } from '../../core/audio/wav-file.ts'
import { wavHeader } from '../../core/audio/wav-header.ts'
import type { TakeRequest } from '../../core/plan/take-key.ts'
import type { Spoken } from '../engines/speech-engine.ts'
import { containedPath } from '../files/contained-path.ts'
import { fileError } from '../files/file-error.ts'
import { isAbsent } from '../files/is-absent.ts'
import { writeFileAtomic } from '../files/write-file.ts'
import { writeFilesTogether } from '../files/write-files-together.ts'
import { parseJson } from '../../core/text/parse-json.ts'
import { isStudioError } from '../../shared/studio-error.ts'
import { takeFileSchema, type TakeFile, type TakeNote } from './take-file.ts'
import { makeFolder } from '../files/make-folder.ts'
import { tidyShelf } from './tidy-shelf.ts'

/** The takes of a library, each once under the key of its request, whatever episode uses it. */
export interface TakeStore {
  /** What is known of a take, or undefined where it is not there whole: its audio is read and its hash compared. */
  find(key: string): Promise<TakeFile | undefined>
  /** What is written of a take, whether its audio is there or not. */
  facts(key: string): Promise<TakeFile | undefined>
  /** The keys of all takes of which audio and facts are there, by their names alone. */
  known(): Promise<ReadonlySet<string>>
  /** Keeps what an engine answered: on disk, synced, before this returns. */
  keep(
    key: string,
    request: TakeRequest,
    spoken: Spoken,
    from?: { readonly passage: string },
  ): Promise<TakeFile>
  /** Writes down what the checks said of a take. */
  note(take: TakeFile, note: TakeNote): Promise<TakeFile>
  /** Moves a take to the folder `trash` of the library, or back from there. What is not where it should be is left. */
  discard(key: string): Promise<void>
  restore(key: string): Promise<void>
  /** The audio file of a take. */
  audioPath(key: string): string
}

/** Opens the takes below `folder`, which is inside the library `root`. */
export function createTakeStore(root: string, folder: string, clock: () => Date): TakeStore {
  const audioPath = (key: string) => `${folder}/${key.slice(0, 2)}/${key}.wav`
  const factsPath = (key: string) => `${folder}/${key.slice(0, 2)}/${key}.json`
  const trashPath = join(root, 'trash', 'takes')
  const swept = new Set<string>()
  return {
    audioPath,
    find: (key) => findTake(factsPath(key), audioPath(key), key),
    facts: (key) => readFacts(factsPath(key), key),
    known: () => knownTakes(folder),
    async keep(key, request, spoken, from) {
      const shelf = await containedPath(root, dirname(audioPath(key)))
      if (!swept.has(shelf)) {
        swept.add(shelf)
        if (!(await makeFolder(shelf))) await tidyShelf(shelf)
      }
      const audio = wavFile(spoken.pcm, spoken.rate)
      const facts: TakeFile = {
        version: 1,
        key,
        request: takeFileSchema.shape.request.parse(request),
        createdAt: clock().toISOString(),
        rate: spoken.rate,
        samples: spoken.pcm.length,
        audio: await sha256(audio),
        speech: speechEdges(spoken.pcm, spoken.rate),
        level: speechLevel(spoken.pcm, spoken.rate),
        finish: spoken.finish,
        usage: spoken.usage,
        words: [...spoken.words],
        ...(from === undefined ? {} : { passage: from.passage }),
      }
      // The audio gets its name first; facts that have not got theirs by the time of a crash get it later: `tidyShelf`.
      const files = [
        { name: `${key}.wav`, content: [audio] },
        { name: `${key}.json`, content: [`${JSON.stringify(facts)}\n`] },
      ]
      try {
        await writeFilesTogether(shelf, files)
      } catch (error) {
        // Somebody has tidied up since the last take. This one is paid for.
        if (!isStudioError(error, 'folder-missing')) throw error
        await makeFolder(shelf)
        await writeFilesTogether(shelf, files)
      }
      return facts
    },
    async discard(key) {
      const trash = await containedPath(root, trashPath)
      await makeFolder(trash)
      // The facts first: audio without facts is no take, and is found again by none.
      for (const path of [factsPath(key), audioPath(key)]) await moveFile(path, join(trash, basename(path)))
    },
    async restore(key) {
      for (const path of [audioPath(key), factsPath(key)])
        await moveFile(await containedPath(root, join(trashPath, basename(path))), path)
    },
    async note(take, note) {
      // Who holds thousands of takes does not hold all that is written of them.
      const written = (await readFacts(factsPath(take.key), take.key)) ?? take
      const facts: TakeFile = { ...written, note }
      await writeFileAtomic(await containedPath(root, factsPath(take.key)), `${JSON.stringify(facts)}\n`)
      return facts
    },
  }
}

async function knownTakes(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return []
    throw fileError(error, folder)
  })
  const shelves = entries.filter((name) => /^[0-9a-f]{2}$/.test(name))
  const names = await Promise.all(shelves.map((shelf) => readdir(`${folder}/${shelf}`)))
  const files = new Set(names.flat())
  const facts = [...files].filter(
    (name) => name.endsWith('.json') && files.has(name.replace('.json', '.wav')),
  )
  return new Set(facts.map((name) => name.slice(0, -'.json'.length)))
}

async function findTake(factsPath: string, audioPath: string, key: string): Promise<TakeFile | undefined> {
  try {
    // Mostly there is nothing: then one look is enough.
    const audio = await stat(audioPath).catch(absent)
    const facts = audio && (await readFacts(factsPath, key))
    if (facts === undefined || audio?.size !== fileSize(facts)) return undefined
    return (await digestOf(audioPath)) === facts.audio ? facts : undefined
  } catch (error) {
    throw fileError(error, audioPath)
  }
}

async function readFacts(path: string, key: string): Promise<TakeFile | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (!isAbsent(error)) throw fileError(error, path)
  })
  const facts = takeFileSchema.safeParse(text === undefined ? undefined : parseJson(text))
  return facts.success && facts.data.key === key ? facts.data : undefined
}

/** SHA-256, hexadecimal, worked out on a thread of the system's: a minute of speech takes it some milliseconds. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
}

/** SHA-256 of a file, read piece by piece. */
async function digestOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch (error) {
    return absent(error)
  }
  return hash.digest('hex')
}

const BYTES_PER_SAMPLE = 2

function headerFor(rate: number, samples: number): Uint8Array<ArrayBuffer> {
  return wavHeader({ format: 'pcm16', rate, channels: 1, frames: samples })
}

function fileSize({ rate, samples }: TakeFile): number {
  return headerFor(rate, samples).length + samples * BYTES_PER_SAMPLE
}

function absent(error: unknown): undefined {
  if (!isAbsent(error)) throw error
}

async function moveFile(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: unknown) => {
    if (!isAbsent(error)) throw fileError(error, from)
  })
}
