/** What a picture says of itself before it is decoded. */
export type PictureHeader = {
  readonly kind: 'jpeg' | 'png'
  /** Pixels, as they lie in the file. */
  readonly width: number
  readonly height: number
  /** How it is to be turned: 1 to 8, as in EXIF. */
  readonly orientation: number
  /** `light` is red, green and blue of 8 bits each; `print` is cyan, magenta, yellow and black. */
  readonly colours: 'light' | 'print' | 'other'
}

/** The header of a JPEG or PNG, told by its content; undefined for anything else and where it breaks off. */
export function pictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return pngHeader(view)
    return startsWith(bytes, [0xff, 0xd8, 0xff]) ? jpegHeader(view) : undefined
  } catch (error) {
    // It ends before what it announces.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** https://www.w3.org/TR/png-3 */
function pngHeader(view: DataView): PictureHeader | undefined {
  if (tagAt(view, 12) !== 'IHDR') return undefined
  const depth = view.getUint8(24)
  const colour = view.getUint8(25)
  return {
    kind: 'png',
    width: view.getUint32(16),
    height: view.getUint32(20),
    orientation: 1,
    colours: depth === 8 && colour === 2 ? 'light' : 'other',
  }
}

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B. */
function jpegHeader(view: DataView): PictureHeader | undefined {
  let orientation = 1
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    // Filling before a marker.
    if (marker === 0xff) at++
    else if (isFrame(marker)) {
      const components = view.getUint8(at + 9)
      return {
        kind: 'jpeg',
        width: view.getUint16(at + 7),
        height: view.getUint16(at + 5),
        orientation,
        colours: components === 3 ? 'light' : components === 4 ? 'print' : 'other',
      }
    } else {
      const end = Math.min(view.byteLength, at + 2 + view.getUint16(at + 2))
      if (marker === 0xe1 && tagAt(view, at + 4) === 'Exif') orientation = exifOrientation(view, at + 10, end)
      at = end
    }
  }
}

/** SOF0 to SOF15; of these numbers three mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Tag 0x0112 of the first directory (EXIF 2.32, 4.6) of a TIFF from `start` to `end`; 1 where it has none. */
function exifOrientation(view: DataView, start: number, end: number): number {
  if (start + 8 > end) return 1
  const isLittle = view.getUint16(start) === 0x4949
  const directory = start + view.getUint32(start + 4, isLittle)
  if (directory + 2 > end) return 1
  const entries = view.getUint16(directory, isLittle)
  for (let at = directory + 2; at < directory + 2 + 12 * entries && at + 12 <= end; at += 12) {
    if (view.getUint16(at, isLittle) !== 0x0112) continue
    const value = view.getUint16(at + 8, isLittle)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(at + letter)))
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
