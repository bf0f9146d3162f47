import { randomFrom, type CoverDesign } from './cover-design.ts'

/** A part of a cover's pattern, on a square of 100 by 100; the pattern lies in its upper two thirds. */
export type CoverShape =
  | ({ readonly kind: 'circle'; readonly cx: number; readonly cy: number; readonly r: number } & ShapeLook)
  | ({
      readonly kind: 'bar'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      /** Radius of its corners. */
      readonly rx: number
    } & ShapeLook)
  | ({ readonly kind: 'path'; readonly d: string } & ShapeLook)

type ShapeLook = {
  readonly isStrong: boolean
  /** Width of its line; filled without one. */
  readonly line?: number
}

/** The pattern of a design, from back to front. */
export function coverShapes(design: CoverDesign): readonly CoverShape[] {
  const random = randomFrom(design.seed)
  const numbers = Array.from({ length: 24 }, () => random())
  const at = (index: number): number => numbers[index % numbers.length] ?? 0
  return makers[design.pattern](at)
}

type Maker = (at: (index: number) => number) => CoverShape[]

const makers: Readonly<Record<CoverDesign['pattern'], Maker>> = {
  arcs: (at) =>
    Array.from({ length: 7 }, (_, ring) => ({
      kind: 'circle',
      cx: 20 + at(0) * 60,
      cy: at(1) * 30,
      r: 10 + ring * 11,
      line: 3 + at(ring + 2) * 3,
      isStrong: ring % 3 === 1,
    })),
  bars: (at) =>
    Array.from({ length: 17 }, (_, bar) => {
      const height = 8 + at(bar) * 46 * Math.sin(((bar + 1) / 18) * Math.PI)
      const x = 6 + bar * 5.3
      return { kind: 'bar', x, y: 38 - height / 2, width: 2.6, height, rx: 1.3, isStrong: bar % 5 === 2 }
    }),
  ridges: (at) =>
    Array.from({ length: 9 }, (_, ridge) => {
      const y = 12 + ridge * 7
      const lift = 6 + at(ridge) * 16
      const peak = 25 + at(ridge + 9) * 50
      const d = `M-5 ${y} C${peak - 22} ${y} ${peak - 12} ${y - lift} ${peak} ${y - lift} S${peak + 22} ${y} 105 ${y}`
      return { kind: 'path', d, line: 1.6, isStrong: ridge % 4 === 1 }
    }),
  discs: (at) =>
    Array.from({ length: 3 }, (_, disc) => ({
      kind: 'circle',
      cx: 22 + disc * 26 + at(disc) * 10,
      cy: 26 + at(disc + 3) * 18,
      r: 15 + at(disc + 6) * 13,
      isStrong: disc === 1,
    })),
}
