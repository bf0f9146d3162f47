import { createHash } from 'node:crypto'
import { readFile, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { parseJson } from '../../core/text/parse-json.ts'
import { isProcessAlive } from '../files/is-process-alive.ts'
import { machineMark, partOwner } from '../files/part-name.ts'
import { sweepParts } from '../files/sweep-parts.ts'
import { takeFileSchema, type TakeFile } from './take-file.ts'

/**
 * Finishes and tidies up what ended processes of this machine left in a folder of takes: an answer that was written whole
 * and had not got both its names gets them, for it is paid for; everything else that is unfinished goes.
 */
export async function tidyShelf(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const left = names.filter(isLeft)
  for (const name of left) {
    const key = /^\.([0-9a-f]{64})\.json\./.exec(name)?.[1]
    if (key !== undefined) await finishTake(folder, key, name, left).catch(() => undefined)
  }
  await sweepParts(folder)
}

/** Facts that have no name yet, and audio that has one, or has none either. What is not whole does not agree with itself. */
async function finishTake(
  folder: string,
  key: string,
  factsPart: string,
  left: readonly string[],
): Promise<void> {
  const facts = await readFactsAt(join(folder, factsPart), key)
  if (facts === undefined) return
  const [audio, named] = [join(folder, `${key}.wav`), join(folder, `${key}.json`)]
  const known = await readFactsAt(named, key)
  const hash = await hashOf(audio)
  // A take that is whole as it is stays: notes may have been written beside it.
  if (known !== undefined && known.audio === hash) return
  if (hash !== facts.audio) {
    const part = await findWhere(
      left.filter((name) => name.startsWith(`.${key}.wav.`)),
      async (name) => (await hashOf(join(folder, name))) === facts.audio,
    )
    if (part === undefined) return
    await rename(join(folder, part), audio)
  }
  await rename(join(folder, factsPart), named)
}

function isLeft(name: string): boolean {
  const owner = partOwner(name)
  return owner !== undefined && owner.machine === machineMark() && !isProcessAlive(owner.process)
}

async function findWhere(
  names: readonly string[],
  isIt: (name: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const name of names) if (await isIt(name)) return name
  return undefined
}

async function readFactsAt(path: string, key: string): Promise<TakeFile | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const facts = takeFileSchema.safeParse(text === undefined ? undefined : parseJson(text)).data
  return facts?.key === key ? facts : undefined
}

async function hashOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(() => undefined)
  return bytes === undefined ? undefined : createHash('sha256').update(bytes).digest('hex')
}
