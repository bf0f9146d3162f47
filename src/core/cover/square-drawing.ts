import type { PictureHeader } from './picture-header.ts'

/** `matrix(a b c d …)` that turns a picture about its middle as EXIF asks, from orientation 1 on. */
const turns = [
  [1, 0, 0, 1],
  [-1, 0, 0, 1],
  [-1, 0, 0, -1],
  [1, 0, 0, -1],
  [0, 1, 1, 0],
  [0, 1, -1, 0],
  [0, -1, -1, 0],
  [0, -1, 1, 0],
] as const

/** An SVG of `side` by `side` pixels that shows the middle of a picture, upright. `address` is its `data:` address. */
export function squareDrawing(header: PictureHeader, address: string, side: number): string {
  const { width, height } = header
  const square = Math.min(width, height)
  const turn = (turns[header.orientation - 1] ?? turns[0]).join(' ')
  const middle = square / 2
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${square} ${square}">` +
    `<g transform="translate(${middle} ${middle}) matrix(${turn} 0 0) translate(${-width / 2} ${-height / 2})">` +
    `<image width="${width}" height="${height}" href="${address}"/></g></svg>`
  )
}
