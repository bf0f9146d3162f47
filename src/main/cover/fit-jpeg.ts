import { encode } from 'jpeg-js'
import { shrinkPixels, type Pixels } from '../../core/cover/pixels.ts'
import { coverLimits } from '../../core/cover/cover-limits.ts'

/** Better a smaller picture than one coarser than the last of these … */
const fineQualities = [88, 78, 68]
/** … down to the least that is allowed. */
const allQualities = [...fineQualities, 58, 48, 38, 28, 18, 8, 1]

/** Pixels as a JPEG that is no larger than a cover may be: less quality, then fewer pixels, then much less quality. */
export function fitJpeg(pixels: Pixels): Uint8Array {
  const { leastSide } = coverLimits
  for (const side of [pixels.side, 2200].filter((size) => size > leastSide && size <= pixels.side)) {
    const bytes = finest(shrinkPixels(pixels, side), fineQualities)
    if (bytes !== undefined) return bytes
  }
  const bytes = finest(shrinkPixels(pixels, leastSide), allQualities)
  if (bytes === undefined) throw new Error('A JPEG of the least size and quality is larger than 512 kB.')
  return bytes
}

/** In the best of the qualities, which fall, that gives few enough bytes: the first, or found by halving. */
function finest(pixels: Pixels, qualities: readonly number[]): Uint8Array | undefined {
  let found: Uint8Array | undefined
  for (let tried = 0, from = 0, to = qualities.length; from < to; tried = Math.floor((from + to) / 2)) {
    const bytes = jpegOf(pixels, qualities[tried] ?? 1)
    if (bytes.length <= coverLimits.bytes) {
      found = bytes
      to = tried
    } else from = tried + 1
  }
  return found
}

function jpegOf({ side, data }: Pixels, quality: number): Uint8Array {
  return new Uint8Array(encode({ width: side, height: side, data }, quality).data)
}
