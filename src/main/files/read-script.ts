import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { largestScript } from '../../core/script/largest-script.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from './file-error.ts'

/**
 * The text of a script file: UTF-8, or UTF-16 with a byte order mark. Folders, devices, binary and huge files are
 * refused with a StudioError before they are read.
 */
export async function readScriptFile(path: string): Promise<string> {
  try {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const facts = await file.stat()
      if (facts.isDirectory()) throw new StudioError('not-a-file', `${path} is a folder, not a script.`)
      if (!facts.isFile()) throw new StudioError('not-a-file', `${path} is a device, not a script.`)
      if (facts.size > largestScript) throw tooLarge(path)
      return decodeScript(await file.readFile(), path)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw fileError(error, path)
  }
}

/** Throws StudioError('script-too-large') for a text that could be saved but not be read again. */
export function ensureScriptSize(text: string, name: string): void {
  if (Buffer.byteLength(text) > largestScript) throw tooLarge(name)
}

/** Text from the bytes of a script. `name` is what the sentence of a refusal calls it. */
export function decodeScript(bytes: Uint8Array, name: string): string {
  if (bytes.length > largestScript) throw tooLarge(name)
  const [first, second] = bytes
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  if (label === 'utf-8' && bytes.includes(0)) throw notText(name)
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: label === 'utf-8' }).decode(bytes)
  } catch (error) {
    throw notText(name, error)
  }
}

function tooLarge(name: string): StudioError {
  return new StudioError('script-too-large', `${name} is larger than ${largestScript / 2 ** 20} MB.`)
}

function notText(name: string, cause?: unknown): StudioError {
  return new StudioError('script-unreadable', `${name} is not a text file (UTF-8).`, { cause })
}
