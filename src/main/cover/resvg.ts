import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Pixels } from '../../core/cover/pixels.ts'

/** Draws an SVG as wide as high to pixels, their colours multiplied by their opacity. */
export type DrawSvg = (svg: string, side: number, fonts?: readonly Uint8Array[]) => Pixels

/** Starts resvg, once in a thread. It loads nothing that an SVG refers to, and no fonts of the system. */
export async function loadResvg(): Promise<DrawSvg> {
  await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return (svg, side, fonts = []) => {
    const drawing = new Resvg(svg, {
      fitTo: { mode: 'width', value: side },
      font: { fontBuffers: [...fonts], defaultFontFamily: 'Inter' },
    })
    const image = drawing.render()
    try {
      return { side, data: image.pixels }
    } finally {
      image.free()
      drawing.free()
    }
  }
}
