/** Frames that go to an encoder at once: each is a message to another thread, so it should not be few. */
const framesAtOnce = 1 << 15

/** Gathers samples, however they come, into blocks of one size; the last one is shorter. A block is good until `give` ends. */
export function createBlocks(
  channels: number,
  give: (block: Float32Array) => Promise<void>,
): { add(samples: Float32Array): Promise<void>; finish(): Promise<void> } {
  const block = new Float32Array(framesAtOnce * channels)
  let filled = 0
  return {
    async add(samples) {
      for (let at = 0; at < samples.length;) {
        const piece = samples.subarray(at, at + block.length - filled)
        block.set(piece, filled)
        filled += piece.length
        at += piece.length
        if (filled < block.length) continue
        filled = 0
        await give(block)
      }
    },
    async finish() {
      const rest = block.subarray(0, filled)
      filled = 0
      if (rest.length > 0) await give(rest)
    },
  }
}
