import { measureLongRenders } from './render/measure-again.ts'
import { measureRenderWall } from './render/measure-wall.ts'
import type { BenchRow } from './window/bench-row.ts'

/** Whole renders by the command line on the strict server. Takes about ten minutes: a minute of the server is a minute. */
export async function benchRender(): Promise<{ name: string; rows: BenchRow[] }> {
  return {
    name: 'Rendering with Gemini',
    rows: [...(await measureLongRenders()), ...(await measureRenderWall())],
  }
}
