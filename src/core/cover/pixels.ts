/** A square of pixels: red, green, blue and opacity of each in a byte, row after row. */
export type Pixels = { readonly side: number; readonly data: Uint8Array }

/** The same picture with fewer pixels; each is the mean of those it covers. `side` is at most that of `pixels`. */
export function shrinkPixels(pixels: Pixels, side: number): Pixels {
  if (side >= pixels.side) return pixels
  const rows = shrinkRows(Float32Array.from(pixels.data), pixels.side, side)
  const columns = shrinkRows(rows, pixels.side, side)
  return { side, data: Uint8Array.from(columns, Math.round) }
}

/**
 * Shrinks `count` rows from `from` to `to` pixels each and lays them down as columns: done twice, the picture stands
 * upright again.
 */
function shrinkRows(data: Float32Array, from: number, to: number): Float32Array {
  const count = data.length / 4 / from
  const shrunk = new Float32Array(to * count * 4)
  const scale = from / to
  for (let target = 0; target < to; target++) {
    const start = target * scale
    const end = Math.min(from, start + scale)
    for (let row = 0; row < count; row++) {
      const out = (target * count + row) * 4
      for (let at = Math.floor(start); at < end; at++) {
        const weight = (Math.min(end, at + 1) - Math.max(start, at)) / scale
        const source = (row * from + at) * 4
        for (let part = 0; part < 4; part++)
          shrunk[out + part] = (shrunk[out + part] ?? 0) + weight * (data[source + part] ?? 0)
      }
    }
  }
  return shrunk
}

/** Lays a picture, whose colours are multiplied by their opacity already, on white. */
export function layOnWhite({ side, data }: Pixels): Pixels {
  const laid = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at += 4) {
    const white = 255 - (data[at + 3] ?? 0)
    for (let part = 0; part < 3; part++) laid[at + part] = Math.min(255, (data[at + part] ?? 0) + white)
    laid[at + 3] = 255
  }
  return { side, data: laid }
}

/** Whether there is anything to see. */
export function isEmpty({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) return false
  return true
}
