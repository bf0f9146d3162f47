/**
 * A JPEG or PNG, as it is, without what is no part of the picture: camera, place, texts, small pictures. Colour profiles
 * stay. `bytes` is whole and decodable.
 */
export function barePicture(kind: 'jpeg' | 'png', bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = kind === 'jpeg' ? jpegParts(view) : pngParts(view)
  const bare = new Uint8Array(kept.reduce((sum, { start, end }) => sum + end - start, 0))
  let at = 0
  for (const { start, end } of kept) {
    bare.set(bytes.subarray(start, end), at)
    at += end - start
  }
  return bare
}

type Part = { readonly start: number; readonly end: number }

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1: segments up to the start of the scan, and all after that. */
function jpegParts(view: DataView): Part[] {
  const parts: Part[] = [{ start: 0, end: 2 }]
  let at = 2
  while (view.getUint8(at + 1) !== 0xda) {
    const marker = view.getUint8(at + 1)
    const end = marker === 0xff ? at + 1 : at + 2 + view.getUint16(at + 2)
    if (marker !== 0xff && isOfJpegPicture(marker)) parts.push({ start: at, end })
    at = end
  }
  return [...parts, { start: at, end: view.byteLength }]
}

/** APP0 is JFIF, APP2 a colour profile, APP14 how Adobe's programs turned the colours; the others and comments go. */
function isOfJpegPicture(marker: number): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef
  return marker !== 0xfe && (!isApplication || marker === 0xe0 || marker === 0xe2 || marker === 0xee)
}

const ofPngPicture = new Set(['IHDR', 'IDAT', 'IEND', 'iCCP', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'sBIT'])

/** https://www.w3.org/TR/png-3, 5.3: length, name, content and check sum of each chunk. */
function pngParts(view: DataView): Part[] {
  const parts: Part[] = [{ start: 0, end: 8 }]
  for (let at = 8; at + 12 <= view.byteLength;) {
    const end = at + 12 + view.getUint32(at)
    const name = String.fromCharCode(...[4, 5, 6, 7].map((letter) => view.getUint8(at + letter)))
    if (ofPngPicture.has(name)) parts.push({ start: at, end: Math.min(end, view.byteLength) })
    at = end
  }
  return parts
}
