import { type AudioSource, type MetadataTags, Output, type OutputFormat, StreamTarget } from 'mediabunny'
import { createFileSink } from './file-sink.ts'

/** A container that is being written to a new file. */
export type MuxedFile = {
  finish(): Promise<void>
  /** Overwrites bytes of the finished container, before `close`. */
  patch(bytes: Uint8Array, position: number): Promise<void>
  close(): Promise<void>
  /** Stops and removes the file. */
  remove(): Promise<void>
  /** Does something with the source; where that fails because of the disk, the error says so. */
  guard<Result>(work: () => Promise<Result>): Promise<Result>
}

export type MuxedFileOptions = {
  readonly path: string
  readonly format: OutputFormat
  readonly source: AudioSource
  readonly tags?: MetadataTags | undefined
  /** The most packets there can be, for an index in front of them. */
  readonly maximumPacketCount?: number | undefined
}

/** Bytes that are written at once. */
const chunkSize = 1 << 18

/** Opens a new file for one track of sound; what the source is given from now on goes there, with back pressure. */
export async function openMuxedFile(options: MuxedFileOptions): Promise<MuxedFile> {
  const { path, format, source, tags, maximumPacketCount } = options
  const sink = await createFileSink(path)
  let failure: { readonly error: unknown } | undefined
  const writable = new WritableStream({
    async write({ data, position }: { readonly data: Uint8Array; readonly position: number }) {
      try {
        await sink.writeAt(data, position)
      } catch (error) {
        failure ??= { error }
        throw error
      }
    },
  })
  const output = new Output({ format, target: new StreamTarget(writable, { chunked: true, chunkSize }) })
  output.addAudioTrack(source, maximumPacketCount === undefined ? {} : { maximumPacketCount })
  if (tags !== undefined) output.setMetadataTags(tags)

  async function guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      throw failure === undefined ? error : failure.error
    }
  }

  await guard(() => output.start())
  return {
    guard,
    finish: () => guard(() => output.finalize()),
    patch: (bytes, position) => sink.writeAt(bytes, position),
    close: () => sink.close(),
    async remove() {
      // The stream to a disk that refused something cannot be closed, and need not be.
      if (output.state === 'started') await output.cancel().catch(() => undefined)
      await sink.remove()
    },
  }
}
