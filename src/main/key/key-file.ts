import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseEnv } from 'node:util'
import { keyIn } from './clean-key.ts'
import { keysInEnvironment } from './environment-keys.ts'

/** Bytes. Such a file has a few lines. */
const LARGEST = 64 * 2 ** 10

/** Where a `.env` is looked for by the window: beside the library and in it. */
export function keyFilesBeside(library: string): string[] {
  return [join(dirname(library), '.env'), join(library, '.env')]
}

/** Where the command line looks: in the folder it works in, then in the library. */
export function keyFilesFor(folder: string, library: string): string[] {
  return [...new Set([join(folder, '.env'), join(library, '.env')])]
}

/** The first key in these files. One that is missing, cannot be read, is no file or far too large has none. */
export async function keyInFiles(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const key = await keyInFile(path).catch(() => undefined)
    if (key !== undefined) return key
  }
  return undefined
}

async function keyInFile(path: string): Promise<string | undefined> {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const facts = await file.stat()
    if (!facts.isFile() || facts.size > LARGEST) return undefined
    const text = (await file.readFile('utf8')).replace(/^\uFEFF/, '')
    for (const found of keysInEnvironment(parseEnv(text))) {
      const key = keyIn(found.text)
      if (key !== undefined) return key
    }
    return undefined
  } finally {
    await file.close()
  }
}
