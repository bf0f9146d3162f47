import { parseAnswer } from './parse-answer.ts'

/** Bytes of memory that is kept between answers, at most: enough for two minutes of speech. */
const mostKept = 2 ** 23

/**
 * Reads answers as JSON, as `Response.json` does and with the network's own errors; see `parseAnswer`. They are put together
 * in the same memory, one after the other: a minute of speech is four megabytes, and collecting those as garbage costs more
 * than all that is done with them.
 */
export function createAnswerReader(): (answer: Response) => Promise<unknown> {
  let memory = Buffer.alloc(0)
  return async ({ body }) => {
    const pieces: Uint8Array[] = []
    let length = 0
    for await (const piece of body ?? []) {
      pieces.push(piece)
      length += piece.length
    }
    // From here on nothing is waited for: no other answer comes in between.
    const room = length > memory.length ? Buffer.allocUnsafeSlow(length) : memory
    if (length <= mostKept) memory = room
    let filled = 0
    for (const piece of pieces) {
      room.set(piece, filled)
      filled += piece.length
    }
    return parseAnswer(room.subarray(0, length))
  }
}
