import { randomNumbers } from '../../helpers/random.ts'
import { buildPassage, type TruePassage } from './build-passage.ts'
import { planPassage } from './passage-plan.ts'
import type { SpeakTurn } from './spoken-turns.ts'

/** Passages drawn out of scripts, one a number of `seeds`; the next is spoken while one is in use. */
export async function* collectPassages(
  scripts: readonly string[],
  seeds: readonly number[],
  speak: SpeakTurn,
): AsyncGenerator<TruePassage> {
  const build = (seed: number | undefined) => {
    if (seed === undefined) return undefined
    const random = randomNumbers(seed)
    return buildPassage(planPassage(scripts, random), speak, random)
  }
  let next = build(seeds[0])
  for (const index of seeds.keys()) {
    const passage = await next
    next = build(seeds[index + 1])
    if (passage !== undefined) yield passage
  }
}
