/** What a request adds to its batch. */
export type BatchPart = {
  /** Seconds of speech that are expected. */
  readonly seconds: number
  /** Characters of its body. */
  readonly size: number
}

/**
 * Seconds of speech in one batch: ten minutes. All its answers come in one piece, each second some 128 kB of it, since
 * Google says everything twice there; answers of a gigabyte have proved to be out of reach.
 */
const mostSeconds = 600
/** Characters of one batch's requests. Google takes 20 MB, and a character may have three bytes. */
const mostSize = 5_000_000

/** Shares out requests, in their order, among as few batches as hold them. */
export function splitBatches<Part extends BatchPart>(parts: readonly Part[]): readonly (readonly Part[])[] {
  const batches: Part[][] = []
  let seconds = Infinity
  let size = Infinity
  for (const part of parts) {
    if (seconds + part.seconds > mostSeconds || size + part.size > mostSize) {
      batches.push([])
      seconds = 0
      size = 0
    }
    batches.at(-1)?.push(part)
    seconds += part.seconds
    size += part.size
  }
  return batches
}
