import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { coverDrawing, type CoverOrder } from '../../core/cover/cover-drawing.ts'
import { coverLimits } from '../../core/cover/cover-limits.ts'
import { fontMetrics } from '../../core/cover/font-metrics.ts'
import type { CoverPicture } from '../../core/tags/episode-tags.ts'
import { fitJpeg } from './fit-jpeg.ts'
import type { DrawSvg } from './resvg.ts'

/** Draws the cover of an episode or a show that has no picture. `fonts` is the folder of the program's fonts. */
export async function drawCover(order: CoverOrder, fonts: string, drawSvg: DrawSvg): Promise<CoverPicture> {
  const [bold, medium] = await Promise.all([
    readFile(join(fonts, 'Inter-Bold.ttf')),
    readFile(join(fonts, 'Inter-Medium.ttf')),
  ])
  const svg = coverDrawing(order, { title: fontMetrics(bold), show: fontMetrics(medium) })
  const pixels = drawSvg(svg, coverLimits.leastSide, [bold, medium])
  return { mediaType: 'image/jpeg', bytes: fitJpeg(pixels) }
}
