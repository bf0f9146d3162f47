import type { SeenRequest } from '../gemini-server/http/seen-request.ts'
import type { Misbehaviour } from '../gemini-server/misbehaviour/misbehaviour.ts'

/** What is done to some requests; those that are here more than once are likelier. */
const offers: readonly Misbehaviour[] = [
  'empty-content',
  'empty-content',
  'no-finish',
  'no-samples',
  'silence',
  { kind: 'truncated', fraction: 0.2 },
  'several-parts',
  'no-usage',
  { kind: 'slow-drip', pieces: 8, milliseconds: 15 },
  { kind: 'slow-drip', pieces: 8, milliseconds: 15 },
  'internal',
  'cut-body',
  { kind: 'reset', at: 'body' },
  'hang',
]
const share = 0.12

/** Spoils some answers, none of the same words twice. `random` gives 0…1. */
export function misbehaveAtTimes(
  random: () => number,
): (request: Pick<SeenRequest, 'body'>) => Misbehaviour | undefined {
  const spoiled = new Set<string>()
  return ({ body }) => {
    const asked = JSON.stringify(body)
    if (random() >= share || spoiled.has(asked)) return undefined
    spoiled.add(asked)
    return offers[Math.floor(random() * offers.length)]
  }
}
