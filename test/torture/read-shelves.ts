import { createHash } from 'node:crypto'
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseWavHeader } from '../../src/core/audio/wav-header.ts'
import { parseJson } from '../../src/core/text/parse-json.ts'
import { isAbsent } from '../../src/main/files/is-absent.ts'
import { takeFileSchema } from '../../src/main/takes/take-file.ts'
import type { Fault } from './fault.ts'

/** An answer that is whole on disk: its facts, and audio that has the length and the hash they name. */
export type AnswerOnDisk = {
  readonly key: string
  readonly audio: string
  /** Of its turns. */
  readonly texts: readonly string[]
  /** The passage it was cut from. */
  readonly passage: string | undefined
  /** Whether the checks found that it cannot be used: then it may be asked for again. */
  readonly isBad: boolean
}

export type Shelves = {
  readonly takes: ReadonlyMap<string, AnswerOnDisk>
  readonly passages: ReadonlyMap<string, AnswerOnDisk>
  /** How many have audio and no facts, or facts and no audio. */
  readonly halves: number
  readonly faults: readonly Fault[]
}

type Shelf = { readonly answers: Map<string, AnswerOnDisk>; halves: number; readonly faults: Fault[] }

/**
 * Reads what lies in the takes of a library, by its own means: no code of the take store is trusted here. What was whole
 * before and has the dates it had is not read again.
 */
export function createShelfReader(library: string): () => Promise<Shelves> {
  const read = new Map<string, { readonly mark: string; readonly answer: AnswerOnDisk }>()

  const readAnswer = async (path: string, key: string, shelf: Shelf): Promise<void> => {
    const marks = await Promise.all([`${path}.json`, `${path}.wav`].map(markOf))
    const [facts, audio] = marks
    if (facts === undefined || audio === undefined) shelf.halves++
    const known = read.get(path)
    if (known?.mark === marks.join(' ')) {
      shelf.answers.set(key, known.answer)
      return
    }
    const wav = audio === undefined ? undefined : await readFile(`${path}.wav`)
    if (wav !== undefined && !isWholeWav(wav))
      shelf.faults.push({ kind: 'torn', sentence: `${path}.wav is not whole.` })
    if (facts === undefined) return
    const file = takeFileSchema.safeParse(parseJson(await readFile(`${path}.json`, 'utf8')))
    if (!file.success || file.data.key !== key) {
      shelf.faults.push({ kind: 'torn', sentence: `${path}.json cannot be read.` })
      return
    }
    if (wav === undefined) return
    const hash = createHash('sha256').update(wav).digest('hex')
    if (hash !== file.data.audio) {
      shelf.faults.push({ kind: 'torn', sentence: `${path}.wav is not what its facts say.` })
      return
    }
    const { request, passage, note } = file.data
    const texts = request.turns.map(({ text }) => text)
    const answer = { key, audio: hash, texts, passage, isBad: note?.verdict === 'bad' }
    read.set(path, { mark: marks.join(' '), answer })
    shelf.answers.set(key, answer)
  }

  const readFolder = async (folder: string): Promise<Shelf> => {
    const shelf: Shelf = { answers: new Map(), halves: 0, faults: [] }
    const names = (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))
    for (const name of names) {
      const files = await namesIn(join(folder, name))
      const keys = new Set(files.flatMap((file) => /^([0-9a-f]{64})\.(?:wav|json)$/.exec(file)?.[1] ?? []))
      for (const key of keys) await readAnswer(join(folder, name, key), key, shelf)
    }
    return shelf
  }

  return async () => {
    const takes = await readFolder(join(library, 'takes'))
    const passages = await readFolder(join(library, 'takes', 'passages'))
    return {
      takes: takes.answers,
      passages: passages.answers,
      halves: takes.halves + passages.halves,
      faults: [...takes.faults, ...passages.faults],
    }
  }
}

/** Whether a WAV file is as long as its header says. */
export function isWholeWav(bytes: Uint8Array): boolean {
  try {
    const header = parseWavHeader(bytes.subarray(0, 200), bytes.length)
    return !header.isTruncated && header.dataStart + header.dataBytes === bytes.length
  } catch {
    return false
  }
}

/** Tells a file from what it was before. */
async function markOf(path: string): Promise<string | undefined> {
  const facts = await stat(path).catch(absent)
  return facts === undefined ? undefined : `${facts.ino}/${facts.size}/${facts.mtimeMs}`
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(absent)) ?? []
}

function absent(error: unknown): undefined {
  if (!isAbsent(error)) throw error
}
