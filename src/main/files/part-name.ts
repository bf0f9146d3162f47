import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { bootMark } from './process-mark.ts'

/** Who was writing an unfinished file: a process, and the machine and its run that the number is of. */
export type PartOwner = { readonly process: number; readonly machine: string }

const partName = /^\..*\.([0-9a-f]{8})\.(\d+)\.[0-9a-f]{8}\.part$/s
/** Bytes of the name that it is for: a disk takes 255, and a letter may be four of them. */
const LONGEST = 100

/** A name for a file that is not finished, beside `path`. `partOwner` knows it again. */
export function partPath(path: string): string {
  const name = new TextDecoder().decode(Buffer.from(basename(path)).subarray(0, LONGEST), { stream: true })
  const random = randomBytes(4).toString('hex')
  return join(dirname(path), `.${name}.${machineMark()}.${process.pid}.${random}.part`)
}

/** Who was writing an unfinished file, or undefined where `name` is no such file. */
export function partOwner(name: string): PartOwner | undefined {
  const [, machine, owner] = partName.exec(name) ?? []
  return machine === undefined || owner === undefined ? undefined : { process: Number(owner), machine }
}

let knownMark: string | undefined

/**
 * Names this machine since its last start, in eight characters: a library may be shared with others. Worked out once:
 * every file that is written asks for it.
 */
export function machineMark(): string {
  knownMark ??= createHash('sha256').update(`${hostname()}\n${bootMark()}`).digest('hex').slice(0, 8)
  return knownMark
}
