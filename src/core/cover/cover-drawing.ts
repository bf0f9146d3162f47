import { coverColours, type CoverColours } from './cover-colours.ts'
import { coverDesign } from './cover-design.ts'
import { coverShapes, type CoverShape } from './cover-shapes.ts'
import { drawableText } from './drawable-text.ts'
import type { FontMetrics } from './font-metrics.ts'
import { setLine, setText } from './set-text.ts'

export type CoverOrder = {
  readonly title: string
  readonly show?: string | undefined
  /** What the pattern and the colours come from; the title where it is absent. */
  readonly seed?: string | undefined
}

/** The two fonts of a cover. `family` and weights as they stand in the drawing. */
export type CoverFonts = { readonly title: FontMetrics; readonly show: FontMetrics }

/** All measures are of a square of 1,000 by 1,000. */
const side = 1000
const margin = 72
const showSize = 44
const titleBox = {
  width: side - 2 * margin,
  height: 470,
  largest: 132,
  smallest: 31,
  partBelow: 76,
  leading: 1.1,
}

/**
 * A cover as an SVG that refers to nothing outside itself: the pattern that the window draws for the title, and the
 * title and the show set over it in Inter, as far as the font has their letters.
 */
export function coverDrawing(order: CoverOrder, fonts: CoverFonts): string {
  const design = coverDesign(order.seed ?? order.title)
  const colours = coverColours(design.hue)
  const drawnTitle = drawableText(order.title, fonts.title.has)
  const drawnShow = drawableText(order.show ?? '', fonts.show.has)
  const title = drawnTitle || drawableText(order.show ?? '', fonts.title.has)
  const show = drawnTitle === '' ? '' : drawnShow
  const words = title === '' ? '' : wordsOf(title, show, colours, fonts)
  const shapes = coverShapes(design)
    .map((shape) => drawShape(shape, colours))
    .join('')
  // Without words the pattern takes the middle.
  const place = words === '' ? 'translate(500 500) scale(12.5) translate(-50 -36)' : 'scale(10)'
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}">` +
    `<defs>${gradient('ground', 'x1="0.2" y1="0" x2="0.6" y2="1"', colours.from, colours.to)}</defs>` +
    `<rect width="${side}" height="${side}" fill="url(#ground)"/><g transform="${place}">${shapes}</g>${words}</svg>`
  )
}

function wordsOf(title: string, show: string, colours: CoverColours, fonts: CoverFonts): string {
  const { lines, size } = setText(title, titleBox, fonts.title.width)
  const leading = titleBox.leading * size
  // The last line's feet stand on the margin.
  const lastLine = side - margin - 0.22 * size
  const firstLine = lastLine - (lines.length - 1) * leading
  const showLine = firstLine - size - 0.35 * showSize
  const top = (show === '' ? firstLine - size : showLine - showSize) - 150
  const fade = 150 / (side - top)
  const veil =
    `<defs><linearGradient id="veil" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${colours.veil}" ` +
    `stop-opacity="0"/><stop offset="${round(fade)}" stop-color="${colours.veil}"/></linearGradient></defs>` +
    `<rect y="${round(top)}" width="${side}" height="${round(side - top)}" fill="url(#veil)"/>`
  const text = (line: string, y: number, fontSize: number, weight: number): string =>
    `<text x="${margin}" y="${round(y)}" font-family="Inter" font-size="${round(fontSize)}" ` +
    `font-weight="${weight}" fill="${colours.words}">${escape(line)}</text>`
  return (
    veil +
    (show === ''
      ? ''
      : text(setLine(show, titleBox.width / showSize, fonts.show.width), showLine, showSize, 500)) +
    lines.map((line, index) => text(line, firstLine + index * leading, size, 700)).join('')
  )
}

function gradient(id: string, direction: string, from: string, to: string): string {
  return (
    `<linearGradient id="${id}" ${direction}><stop offset="0" stop-color="${from}"/>` +
    `<stop offset="1" stop-color="${to}"/></linearGradient>`
  )
}

function drawShape(shape: CoverShape, { soft, strong }: CoverColours): string {
  const tone = shape.isStrong ? strong : soft
  const look =
    shape.line === undefined
      ? `fill="${tone}"`
      : `fill="none" stroke="${tone}" stroke-width="${round(shape.line)}"`
  switch (shape.kind) {
    case 'circle':
      return `<circle cx="${round(shape.cx)}" cy="${round(shape.cy)}" r="${round(shape.r)}" ${look}/>`
    case 'bar':
      return (
        `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${shape.width}" ` +
        `height="${round(shape.height)}" rx="${shape.rx}" ${look}/>`
      )
    case 'path':
      return `<path d="${shape.d}" ${look}/>`
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
