type MemoryFile = { bytes: Uint8Array<ArrayBuffer>; length: number }
type Descriptor =
  | { readonly kind: 'input' | 'folder' }
  | { readonly kind: 'output'; readonly chunks: Uint8Array[] }
  | { readonly kind: 'file'; readonly file: MemoryFile; position: number }

/** Files and open descriptors of one program run, in memory. 0 to 2 are its standard streams, 3 is its one folder. */
export type MemoryDisk = {
  kindOf(descriptor: number): Descriptor['kind'] | undefined
  /** A new descriptor; undefined when there is no such file and none is to be made. */
  open(name: string, mode: { readonly create: boolean; readonly truncate: boolean }): number | undefined
  /** The next bytes of a file, as many as there are up to `length`. */
  read(descriptor: number, length: number): Uint8Array | undefined
  write(descriptor: number, bytes: Uint8Array): boolean
  /** The new position; undefined when the descriptor is not a file. */
  seek(descriptor: number, offset: number, from: 'start' | 'position' | 'end'): number | undefined
  close(descriptor: number): boolean
  /** What the program printed on its standard output. */
  printed(): string
  files(): Map<string, Uint8Array>
}

/** A program that prints more than this is out of hand; the rest is dropped. */
const mostPrinted = 16 * 1024 * 1024

/** A disk that holds copies of `files` and nothing else. */
export function createMemoryDisk(files: ReadonlyMap<string, Uint8Array>): MemoryDisk {
  const disk = new Map<string, MemoryFile>()
  for (const [name, bytes] of files) disk.set(name, { bytes: new Uint8Array(bytes), length: bytes.length })
  const chunks: Uint8Array[] = []
  let printedLength = 0
  const descriptors: (Descriptor | undefined)[] = [
    { kind: 'input' },
    { kind: 'output', chunks },
    { kind: 'output', chunks: [] },
    { kind: 'folder' },
  ]

  return {
    kindOf: (descriptor) => descriptors[descriptor]?.kind,
    open(name, { create, truncate }) {
      const existing = disk.get(name)
      if (existing === undefined && !create) return undefined
      const file = existing === undefined || truncate ? { bytes: new Uint8Array(0), length: 0 } : existing
      disk.set(name, file)
      return descriptors.push({ kind: 'file', file, position: 0 }) - 1
    },
    read(descriptor, length) {
      const open = descriptors[descriptor]
      if (open?.kind !== 'file') return undefined
      const { file, position } = open
      const part = file.bytes.subarray(position, Math.min(position + length, file.length))
      open.position += part.length
      return part
    },
    write(descriptor, bytes) {
      const open = descriptors[descriptor]
      if (open?.kind === 'file') writeTo(open, bytes)
      else if (open?.kind === 'output') {
        printedLength += bytes.length
        if (printedLength <= mostPrinted) open.chunks.push(bytes)
      } else return false
      return true
    },
    seek(descriptor, offset, from) {
      const open = descriptors[descriptor]
      if (open?.kind !== 'file') return undefined
      const base = { start: 0, position: open.position, end: open.file.length }[from]
      open.position = Math.max(0, base + offset)
      return open.position
    },
    close(descriptor) {
      const wasOpen = descriptors[descriptor] !== undefined
      descriptors[descriptor] = undefined
      return wasOpen
    },
    printed: () => Buffer.concat(chunks).toString('utf8'),
    files: () => new Map(Array.from(disk, ([name, file]) => [name, file.bytes.subarray(0, file.length)])),
  }
}

function writeTo(open: { readonly file: MemoryFile; position: number }, part: Uint8Array): void {
  const { file } = open
  const end = open.position + part.length
  if (end > file.bytes.length) {
    const larger = new Uint8Array(Math.max(end, file.bytes.length * 2, 65_536))
    larger.set(file.bytes.subarray(0, file.length))
    file.bytes = larger
  }
  file.bytes.set(part, open.position)
  open.position = end
  file.length = Math.max(file.length, end)
}
