import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { decode, encode } from 'jpeg-js'
import { beforeAll, describe, expect, test } from 'vitest'
import { coverDrawing } from '../../../src/core/cover/cover-drawing.ts'
import { fontMetrics } from '../../../src/core/cover/font-metrics.ts'
import { pictureHeader } from '../../../src/core/cover/picture-header.ts'
import { squareDrawing } from '../../../src/core/cover/square-drawing.ts'
import { createCovers } from '../../../src/main/cover/covers.ts'
import { fitJpeg } from '../../../src/main/cover/fit-jpeg.ts'
import { prepareCover } from '../../../src/main/cover/prepare-cover.ts'
import { loadResvg, type DrawSvg } from '../../../src/main/cover/resvg.ts'
import { randomNumbers } from '../../helpers/random.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const resources = fileURLToPath(new URL('../../../resources', import.meta.url))
const workerPath = new URL('../../../src/main/cover/cover-worker.ts', import.meta.url)
const covers = createCovers({ workerPath, resources })

/** A JPEG whose left half is red and whose right half is blue, a yellow strip along its top. */
function flag(width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set(
        y < height / 5 ? [255, 255, 0] : x < width / 2 ? [255, 0, 0] : [0, 0, 255],
        (y * width + x) * 4,
      )
  return new Uint8Array(encode({ width, height, data }, 90).data)
}

/** A JPEG with a segment put behind its first marker. */
function withSegment(jpeg: Uint8Array, marker: number, content: Buffer): Uint8Array {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]))
}

function exif(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a000000080001011200030000000100000000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('Camera of Ann, 51.5 N')])
}

/** The chunks of a PNG. Their check sums are left 0: what looks at headers alone does not mind. */
function png(...chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const parts = chunks.map(([name, content]) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(content.length)
    head.write(name, 4, 'latin1')
    return Buffer.concat([head, content, Buffer.alloc(4)])
  })
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

function pngHead(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  return head
}

const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

const neverDrawn: DrawSvg = () => {
  throw new Error('It was decoded.')
}

let drawSvg: DrawSvg
beforeAll(async () => {
  drawSvg = await loadResvg()
})

describe('a picture that cannot be a cover', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("http://localhost/")</script></svg>'
  const jpeg = flag(40, 40)
  const broad = Buffer.from(jpeg)
  broad.writeUInt16BE(20_000, broad.indexOf(Buffer.from([0xff, 0xc0])) + 7)
  const print = Buffer.from(jpeg)
  print[print.indexOf(Buffer.from([0xff, 0xc0])) + 9] = 4

  test.each([
    [
      'drawing.png',
      svg,
      'picture-unreadable',
      '“drawing.png” is an SVG drawing; save it as a JPEG or a PNG.',
    ],
    [
      'plain.svg',
      `\uFEFF<?xml version="1.0"?><!-- x -->\n${svg}`,
      'picture-unreadable',
      '“plain.svg” is an SVG drawing',
    ],
    ['page.png', '<!DOCTYPE html><html></html>', 'picture-unreadable', '“page.png” is a web page'],
    ['moving.jpg', 'GIF89a\x01\x00\x01\x00', 'picture-unreadable', '“moving.jpg” is a GIF'],
    ['new.webp', 'RIFF\x10\x00\x00\x00WEBPVP8 ', 'picture-unreadable', '“new.webp” is a WebP picture'],
    ['paper.jpg', '%PDF-1.7\n', 'picture-unreadable', '“paper.jpg” is a PDF'],
    [
      'notes.png',
      'Milk, eggs',
      'picture-unreadable',
      '“notes.png” is no JPEG or PNG picture, or a damaged one',
    ],
    ['empty.png', '', 'picture-unreadable', '“empty.png” is empty.'],
    [
      'cut.jpg',
      jpeg.subarray(0, 100),
      'picture-unreadable',
      '“cut.jpg” is no JPEG or PNG picture, or a damaged one',
    ],
    [
      'cut.png',
      png(['IHDR', pngHead(40, 40)]).subarray(0, 20),
      'picture-unreadable',
      '“cut.png” is no JPEG or PNG picture',
    ],
    ['flat.png', png(['IHDR', pngHead(0, 40)]), 'picture-unreadable', '“flat.png” is damaged'],
    ['print.jpg', print, 'picture-unreadable', '“print.jpg” has the colours of print (CMYK)'],
    [
      'huge.png',
      png(['IHDR', pngHead(20_000, 20_000)]),
      'picture-too-large',
      '“huge.png” has 20000 × 20000 pixels',
    ],
    ['broad.jpg', broad, 'picture-too-large', '“broad.jpg” has 20000 × 40 pixels'],
  ])('%s is refused before anything is decoded', async (name, content, code, sentence) => {
    const work = prepareCover(fileOf(name, content), neverDrawn)
    await expect(work).rejects.toMatchObject({ name: 'StudioError', code })
    await expect(work).rejects.toThrow(sentence)
  })

  test('nor is one of more than 40 MB read', async () => {
    const path = fileOf('heavy.png', png(['IHDR', pngHead(100, 100)]))
    truncateSync(path, 40_000_001)
    await expect(prepareCover(path, neverDrawn)).rejects.toMatchObject({ code: 'picture-too-large' })
  })

  test.each([
    [
      'noise.png',
      png(['IHDR', pngHead(40, 40)], ['IDAT', deflateSync(Buffer.alloc(100))], ['IEND', Buffer.alloc(0)]),
    ],
    ['half.jpg', jpeg.subarray(0, jpeg.length - 60)],
  ])('%s, damaged inside, is refused once it is decoded', async (name, content) => {
    await expect(prepareCover(fileOf(name, content), drawSvg)).rejects.toMatchObject({
      code: 'picture-unreadable',
    })
  })

  test('is refused in words where it is a folder or gone', async () => {
    const folder = temporaryFolder()
    await expect(prepareCover(folder, neverDrawn)).rejects.toMatchObject({ code: 'not-a-file' })
    await expect(prepareCover(join(folder, 'x.png'), neverDrawn)).rejects.toMatchObject({
      code: 'file-missing',
    })
  })
})

describe('a picture becomes a cover', () => {
  test('square, large enough and a JPEG, in a thread of its own', async () => {
    const { picture, notes } = await covers.prepare(
      fileOf('wide.png', withSegment(flag(900, 300), 0xe1, exif(1))),
    )
    const { width, height, data } = decode(picture.bytes, { useTArray: true })
    expect([picture.mediaType, width, height]).toEqual(['image/jpeg', 1400, 1400])
    // The middle of the flag: its border between red and blue is in the middle still.
    const colour = (x: number, y: number): string => {
      const [red = 0, green = 0, blue = 0] = data.subarray((y * 1400 + x) * 4)
      return [red, green, blue].map((part) => Math.round(part / 255)).join('')
    }
    expect([colour(600, 700), colour(800, 700), colour(700, 20)]).toEqual(['100', '001', '110'])
    expect(notes).toEqual([
      '“wide.png” is not square: its middle is shown.',
      '“wide.png” has 900 × 300 pixels and was made larger; from 1,400 × 1,400 on it would be sharp.',
    ])
  })

  test('and one that is a cover already keeps its pixels, but not what it says of camera and place', async () => {
    const done = flag(1400, 1400)
    const told = withSegment(withSegment(done, 0xe1, exif(1)), 0xfe, Buffer.from('Ann'))
    const { picture, notes } = await prepareCover(fileOf('done.jpg', told), drawSvg)
    expect(Buffer.from(picture.bytes).equals(done)).toBe(true)
    expect(notes).toEqual([])
  })

  test('upright, however the camera was held', () => {
    const seen = Array.from({ length: 8 }, (_, index) => {
      const bytes = withSegment(flag(60, 40), 0xe1, exif(index + 1))
      const header = pictureHeader(bytes)
      if (header === undefined) throw new Error('There is no header.')
      const address = `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`
      const { data } = drawSvg(squareDrawing(header, address, 40), 40)
      const colour = (x: number, y: number): string => {
        const [red = 0, green = 0] = data.subarray((y * 40 + x) * 4)
        return green > 128 ? 'Y' : red > 128 ? 'R' : 'B'
      }
      return colour(4, 4) + colour(36, 4) + colour(36, 36) + colour(4, 36)
    })
    // The corners from the upper left on, clockwise, for orientations 1 to 8.
    expect(seen).toEqual(['YYBR', 'YYRB', 'BRYY', 'RBYY', 'YRBY', 'RYYB', 'BYYR', 'YBRY'])
  })

  test('of no more than 512 kB, even where it is all noise', () => {
    const random = randomNumbers(1)
    const data = Uint8Array.from({ length: 1400 * 1400 * 4 }, (_, at) =>
      at % 4 === 3 ? 255 : random() * 256,
    )
    const bytes = fitJpeg({ side: 1400, data })
    expect(bytes.length).toBeLessThanOrEqual(512_000)
    expect(pictureHeader(bytes)).toMatchObject({ width: 1400, height: 1400 })
  })
})

describe('a cover is drawn', () => {
  test('in a thread of its own, the same each time, with the title inside its edges', async () => {
    const order = { title: 'How sound travels through the waters', show: 'Deep Water' }
    const [one, two] = await Promise.all([covers.draw(order), covers.draw(order)])
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true)
    expect(one.bytes.length).toBeLessThanOrEqual(512_000)
    const { width, height, data } = decode(one.bytes, { useTArray: true })
    expect([width, height]).toEqual([1400, 1400])
    const light = (from: number, to: number): number => {
      let count = 0
      for (let y = 900; y < 1400; y++)
        for (let x = from; x < to; x++) {
          const at = (y * 1400 + x) * 4
          if (Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) > 200) count++
        }
      return count
    }
    expect(light(100, 1300)).toBeGreaterThan(20_000)
    expect([light(0, 95), light(1305, 1400)]).toEqual([0, 0])
  })

  test('with the letters that were measured', () => {
    const bytes = readFileSync(join(resources, 'fonts/Inter-Bold.ttf'))
    const metrics = fontMetrics(bytes)
    for (const text of ['Ww', 'illicit', 'Как звук', 'Tiếng']) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><text x="0" y="200" font-family="Inter" font-weight="700" font-size="40">${text}</text></svg>`
      const { data } = drawSvg(svg, 400, [bytes])
      let right = 0
      for (let at = 3; at < data.length; at += 4)
        if (data[at] !== 0) right = Math.max(right, ((at - 3) / 4) % 400)
      expect(Math.abs(right - metrics.width(text) * 40)).toBeLessThan(4)
    }
  })

  test('without words where the font has none of the letters', () => {
    const fonts = ['Bold', 'Medium'].map((name) => readFileSync(join(resources, `fonts/Inter-${name}.ttf`)))
    const [title, show] = fonts.map(fontMetrics)
    if (title === undefined || show === undefined) throw new Error('A font is missing.')
    const drawn = drawSvg(coverDrawing({ title: 'كيف ينتقل الصوت 🎧' }, { title, show }), 100, fonts)
    expect(drawn.data).toHaveLength(40_000)
    const whitest = drawn.data.reduce((most, _, at, data) => {
      return at % 4 === 0
        ? Math.max(most, Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0))
        : most
    }, 0)
    expect(whitest).toBeLessThan(220)
  })
})

test('work on a cover ends at once when it is called off, and when it takes too long', async () => {
  const path = fileOf('flag.jpg', flag(100, 100))
  const calledOff = new AbortController()
  const work = covers.prepare(path, calledOff.signal)
  calledOff.abort()
  await expect(work).rejects.toMatchObject({ code: 'cancelled' })
  await expect(covers.draw({ title: 'x' }, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  const hasty = createCovers({ workerPath, resources, timeLimit: 0 })
  await expect(hasty.prepare(path)).rejects.toMatchObject({ code: 'picture-too-large' })
  expect(statSync(path).size).toBeGreaterThan(0)
})
