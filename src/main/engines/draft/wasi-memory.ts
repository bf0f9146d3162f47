import { createMemoryDisk } from './memory-disk.ts'

/** What a WASI program (preview 1) left behind. */
export type WasiRun = {
  readonly exitCode: number
  readonly printed: string
  /** The files of its folder as they are at the end, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** How the program's `proc_exit` leaves it. */
class ProgramExit extends Error {
  readonly exitCode: number

  constructor(exitCode: number) {
    super('The program ended.')
    this.exitCode = exitCode
  }
}

// Error numbers, file types and flags of wasi_snapshot_preview1.
const success = 0
const badDescriptor = 8
const noEntry = 44
const notSeekable = 70
const fileTypes = { input: 2, output: 2, folder: 3, file: 4 } as const
const createFlag = 1
const truncateFlag = 8
const seekOrigins = ['start', 'position', 'end'] as const
const everyRight = 0xffff_ffffn

/** The one folder the program sees. */
const folderName = '/m'
const folderDescriptor = 3

/** Runs a program as if it were started anew each time. */
export type WasiProgram = (
  programArguments: readonly string[],
  files: ReadonlyMap<string, Uint8Array>,
) => WasiRun

/** How far its memory may have grown over what it begins with, before it is given back. */
const mostGrown = 4

/**
 * A WASI program that runs from `_start` to its end, entirely in memory: its one folder `/m` holds the files it is given,
 * its clock stands still, nothing outside is reached. It gets the 13 functions Flite imports and no more. A trap is thrown
 * as what it is, a `WebAssembly.RuntimeError`; the program's own exit is not an error.
 *
 * Its memory is used again, and is as it was before each run: a new one for each would pile up until it is collected.
 */
export function createWasiProgram(module: WebAssembly.Module): WasiProgram {
  let disk = createMemoryDisk(new Map())
  let encodedArguments: readonly Uint8Array[] = []
  let memory: WebAssembly.Memory | undefined
  let loaded: { readonly start: () => void; readonly pristine: Uint8Array } | undefined

  // The memory grows while the program runs, and then the old views are void: always ask anew.
  function buffer(): ArrayBuffer {
    if (memory === undefined) throw new Error('The program has no memory yet')
    return memory.buffer
  }
  const bytes = () => new Uint8Array(buffer())
  const view = () => new DataView(buffer())
  const store = (at: number, value: number) => view().setUint32(at, value, true)

  /** Calls `each` for every buffer of a scatter list until it moves fewer bytes than asked; stores the sum. */
  function scatter(
    at: number,
    count: number,
    sumAt: number,
    each: (at: number, length: number) => number,
  ): void {
    let sum = 0
    for (let index = 0; index < count; index++) {
      const data = view()
      const length = data.getUint32(at + 8 * index + 4, true)
      const moved = each(data.getUint32(at + 8 * index, true), length)
      sum += moved
      if (moved < length) break
    }
    store(sumAt, sum)
  }

  const imports = {
    args_sizes_get(countAt: number, sizeAt: number): number {
      const size = encodedArguments.reduce((sum, argument) => sum + argument.length, 0)
      store(countAt, encodedArguments.length)
      store(sizeAt, size)
      return success
    },
    args_get(pointersAt: number, bufferAt: number): number {
      let at = bufferAt
      for (const [index, argument] of encodedArguments.entries()) {
        store(pointersAt + 4 * index, at)
        bytes().set(argument, at)
        at += argument.length
      }
      return success
    },
    clock_time_get(_clock: number, _precision: bigint, timeAt: number): number {
      view().setBigUint64(timeAt, 0n, true)
      return success
    },
    fd_close: (descriptor: number) => (disk.close(descriptor) ? success : badDescriptor),
    fd_fdstat_get(descriptor: number, at: number): number {
      const kind = disk.kindOf(descriptor)
      if (kind === undefined) return badDescriptor
      const data = view()
      data.setUint8(at, fileTypes[kind])
      data.setUint16(at + 2, 0, true)
      data.setBigUint64(at + 8, everyRight, true)
      data.setBigUint64(at + 16, everyRight, true)
      return success
    },
    fd_fdstat_set_flags: () => success,
    fd_prestat_get(descriptor: number, at: number): number {
      if (descriptor !== folderDescriptor) return badDescriptor
      store(at, 0)
      store(at + 4, folderName.length)
      return success
    },
    fd_prestat_dir_name(_descriptor: number, at: number, length: number): number {
      bytes().set(new TextEncoder().encode(folderName).subarray(0, length), at)
      return success
    },
    // oxlint-disable-next-line max-params -- WASI fixes them
    path_open(
      _folder: number,
      _lookup: number,
      pathAt: number,
      pathLength: number,
      flags: number,
      _rights: bigint,
      _inherited: bigint,
      _descriptorFlags: number,
      descriptorAt: number,
    ): number {
      const name = new TextDecoder().decode(bytes().slice(pathAt, pathAt + pathLength))
      const mode = { create: (flags & createFlag) !== 0, truncate: (flags & truncateFlag) !== 0 }
      const descriptor = disk.open(name, mode)
      if (descriptor === undefined) return noEntry
      store(descriptorAt, descriptor)
      return success
    },
    fd_read(descriptor: number, listAt: number, count: number, sumAt: number): number {
      if (disk.kindOf(descriptor) !== 'file') return badDescriptor
      scatter(listAt, count, sumAt, (at, length) => {
        const part = disk.read(descriptor, length) ?? new Uint8Array(0)
        bytes().set(part, at)
        return part.length
      })
      return success
    },
    fd_seek(descriptor: number, offset: bigint, whence: number, positionAt: number): number {
      const position = disk.seek(descriptor, Number(offset), seekOrigins[whence] ?? 'start')
      if (position === undefined) return notSeekable
      view().setBigUint64(positionAt, BigInt(position), true)
      return success
    },
    fd_write(descriptor: number, listAt: number, count: number, sumAt: number): number {
      const kind = disk.kindOf(descriptor)
      if (kind !== 'file' && kind !== 'output') return badDescriptor
      scatter(listAt, count, sumAt, (at, length) => {
        disk.write(descriptor, bytes().slice(at, at + length))
        return length
      })
      return success
    },
    proc_exit(exitCode: number): number {
      throw new ProgramExit(exitCode)
    },
  }

  function load(): { readonly start: () => void; readonly pristine: Uint8Array } {
    const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: imports })
    const { memory: exported, _start: start } = exports
    if (!(exported instanceof WebAssembly.Memory) || typeof start !== 'function') {
      throw new Error('This is not a WASI program')
    }
    memory = exported
    return { start: () => void Reflect.apply(start, undefined, []), pristine: bytes().slice() }
  }
  function restore(pristine: Uint8Array): void {
    bytes().set(pristine)
    bytes().fill(0, pristine.length)
  }

  return (programArguments, files) => {
    disk = createMemoryDisk(files)
    encodedArguments = programArguments.map((argument) => new TextEncoder().encode(`${argument}\0`))
    if (loaded === undefined) loaded = load()
    else restore(loaded.pristine)
    const { start, pristine } = loaded
    // One that did not come back from its start has not put its stack back either.
    loaded = undefined
    const exitCode = exitCodeOf(start)
    if (exitCode === undefined && buffer().byteLength <= mostGrown * pristine.length)
      loaded = { start, pristine }
    return { exitCode: exitCode ?? 0, printed: disk.printed(), files: disk.files() }
  }
}

/** Undefined where it came to its end by itself. */
function exitCodeOf(program: () => void): number | undefined {
  try {
    program()
    return undefined
  } catch (error) {
    if (error instanceof ProgramExit) return error.exitCode
    throw error
  }
}
