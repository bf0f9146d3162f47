import type { BenchRow } from './window/bench-row.ts'
import { measureBridge } from './window/measure-bridge.ts'
import { measureBundles } from './window/measure-bundles.ts'
import { measureHeap } from './window/measure-heap.ts'
import { measureStart } from './window/measure-start.ts'
import { measureTyping } from './window/measure-typing.ts'
import { runtime } from './window/started-window.ts'

/** The window of the built program: its bridge, its start, the editor, its memory, its size. */
export async function benchWindow(): Promise<{ name: string; rows: BenchRow[] }> {
  return {
    name: `The window (on ${runtime})`,
    rows: [
      ...measureBundles(),
      ...(await measureBridge()),
      ...(await measureTyping()),
      ...(await measureHeap()),
      ...(await measureStart()),
    ],
  }
}
