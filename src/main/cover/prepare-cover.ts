import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { barePicture } from '../../core/cover/bare-picture.ts'
import { coverLimits } from '../../core/cover/cover-limits.ts'
import { pictureHeader, type PictureHeader } from '../../core/cover/picture-header.ts'
import { isEmpty, layOnWhite, type Pixels } from '../../core/cover/pixels.ts'
import { squareDrawing } from '../../core/cover/square-drawing.ts'
import type { CoverPicture } from '../../core/tags/episode-tags.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { fitJpeg } from './fit-jpeg.ts'
import type { DrawSvg } from './resvg.ts'

export type PreparedCover = {
  readonly picture: CoverPicture
  /** Plain sentences on what was done to it that may be seen. */
  readonly notes: readonly string[]
}

/**
 * Makes a picture of the user's a cover: square, upright, 1,400 to 3,000 pixels wide, at most 512 kB; one that is all
 * this already keeps its pixels. What it says of camera and place is left out. Throws StudioError `picture-unreadable`, `picture-too-large` (before anything is
 * decoded) and what the disk refuses.
 */
export async function prepareCover(path: string, drawSvg: DrawSvg): Promise<PreparedCover> {
  const name = `“${basename(path)}”`
  const bytes = await readPicture(path, name)
  const header = pictureHeader(bytes)
  if (header === undefined) throw new StudioError('picture-unreadable', whatItIs(bytes, name))
  const { width, height } = header
  if (width === 0 || height === 0)
    throw new StudioError('picture-unreadable', `${name} is damaged: it says it has no pixels.`)
  if (Math.max(width, height) > coverLimits.sourceSide)
    throw new StudioError(
      'picture-too-large',
      `${name} has ${width} × ${height} pixels; up to 6,000 a side can be used.`,
    )
  if (header.colours === 'print')
    throw new StudioError('picture-unreadable', `${name} has the colours of print (CMYK); save it with RGB.`)

  const square = Math.min(width, height)
  const side = Math.min(coverLimits.mostSide, Math.max(coverLimits.leastSide, square))
  const mediaType = header.kind === 'png' ? 'image/png' : 'image/jpeg'
  const address = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
  const drawn = decode(() => drawSvg(squareDrawing(header, address, side), side), name)
  if (isEmpty(drawn)) throw new StudioError('picture-unreadable', `${name} is damaged or shows nothing.`)
  const bare = isFit(header) ? barePicture(header.kind, bytes) : undefined
  const isDone = bare !== undefined && bare.length <= coverLimits.bytes
  return {
    picture: isDone
      ? { mediaType, bytes: bare }
      : { mediaType: 'image/jpeg', bytes: fitJpeg(layOnWhite(drawn)) },
    notes: notesOn(header, name),
  }
}

/** What is damaged may come out empty, or trap the decoder. */
function decode(draw: () => Pixels, name: string): Pixels {
  try {
    return draw()
  } catch (cause) {
    throw new StudioError('picture-unreadable', `${name} is damaged: it could not be decoded.`, { cause })
  }
}

async function readPicture(path: string, name: string): Promise<Uint8Array> {
  try {
    const facts = await stat(path)
    if (!facts.isFile()) throw new StudioError('not-a-file', `${path} is not a file.`)
    if (facts.size === 0) throw new StudioError('picture-unreadable', `${name} is empty.`)
    if (facts.size > coverLimits.sourceBytes)
      throw new StudioError('picture-too-large', `${name} is larger than 40 MB.`)
    return new Uint8Array(await readFile(path))
  } catch (error) {
    throw fileError(error, path)
  }
}

function isFit({ width, height, orientation, colours }: PictureHeader): boolean {
  return (
    colours === 'light' &&
    orientation === 1 &&
    width === height &&
    width >= coverLimits.leastSide &&
    width <= coverLimits.mostSide
  )
}

function notesOn({ width, height }: PictureHeader, name: string): string[] {
  const notes: string[] = []
  if (width !== height) notes.push(`${name} is not square: its middle is shown.`)
  if (Math.min(width, height) < coverLimits.leastSide)
    notes.push(
      `${name} has ${width} × ${height} pixels and was made larger; from 1,400 × 1,400 on it would be sharp.`,
    )
  return notes
}

/** What begins like this, and what it is called. */
const known: readonly (readonly [RegExp, string])[] = [
  [/^GIF8/, 'a GIF'],
  [/^RIFF....WEBP/s, 'a WebP picture'],
  [/^....ftyp(?:avi|hei|mif)/s, 'an AVIF or HEIC picture'],
  [/^(?:II\*\0|MM\0\*)/, 'a TIFF'],
  [/^BM/, 'a bitmap'],
  [/^%PDF/, 'a PDF'],
  [/^\s*(?:<\?xml[^>]*>)?(?:\s|<!--[^]*?-->)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg/i, 'an SVG drawing'],
  [/^\s*(?:<!doctype html|<html)/i, 'a web page'],
]

function whatItIs(bytes: Uint8Array, name: string): string {
  const start = Buffer.from(bytes.subarray(0, 1000))
    .toString('latin1')
    .replace(/^ï»¿/, '')
  const [, kind] = known.find(([pattern]) => pattern.test(start)) ?? []
  return kind === undefined
    ? `${name} is no JPEG or PNG picture, or a damaged one.`
    : `${name} is ${kind}; save it as a JPEG or a PNG.`
}
