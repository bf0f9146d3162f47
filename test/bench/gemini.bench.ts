import { measureCpu } from './gemini/measure-cpu.ts'
import { measureEstimates } from './gemini/measure-estimates.ts'
import { measureMemory } from './gemini/measure-memory.ts'
import { measurePeers } from './gemini/measure-peers.ts'
import { measureWall } from './gemini/measure-wall.ts'
import type { BenchRow } from './window/bench-row.ts'

/**
 * The Gemini engine on the strict server: how little it adds to waiting, to Google's library, and to
 * memory, and how well it tells the price. With `peers`
 * also another program on an equal server.
 */
export async function benchGemini({
  peers,
}: {
  readonly peers: boolean
}): Promise<{ name: string; rows: BenchRow[] }> {
  const rows = [
    ...(await measureCpu()),
    ...(await measureMemory()),
    ...(await measureWall()),
    ...(await measureEstimates()),
  ]
  const name = 'Gemini'
  if (!peers) return { name, rows }
  const { rows: ofPeers, without } = await measurePeers()
  return {
    name: without === undefined ? name : `${name} (nothing to compare with: ${without})`,
    rows: [...rows, ...ofPeers],
  }
}
