import { alignPassage, leastConfidence, type TurnToAlign } from '../../core/align/align-passage.ts'
import { takeKey, type TakeRequest } from '../../core/plan/take-key.ts'
import { turnRequests } from '../../core/plan/turn-requests.ts'
import type { Spoken } from '../engines/speech-engine.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { TakeStore } from '../takes/take-store.ts'

/** Seconds a text is expected to last in a voice. */
export type ExpectSeconds = (turn: TakeRequest['turns'][number]) => number

export type CutPassage = {
  readonly takes: readonly TakeFile[]
  /** Whether every turn has its take now. */
  readonly isWhole: boolean
}

/** How much longer or shorter than expected a turn may be; beyond that something else was taken for it. */
const LONGEST = { times: 2, plus: 1.5 }
const SHORTEST = 0.25

/**
 * Cuts a passage into takes of its turns and keeps those that are not there yet. A turn beside a border that is not
 * sure gets none: it is to be spoken by itself.
 */
export async function cutPassage(
  store: TakeStore,
  request: TakeRequest,
  spoken: Spoken,
  expect: ExpectSeconds,
): Promise<CutPassage> {
  const { pcm, rate } = spoken
  const turns = request.turns.map((turn): TurnToAlign => {
    return { speaker: turn.voice, text: turn.text, expectedSeconds: expect(turn) }
  })
  const { cuts, confidence } = alignPassage({ pcm, rate, turns })
  const isSureAfter = (index: number) => (confidence[index] ?? 1) >= leastConfidence
  const passage = takeKey(request)
  const takes: TakeFile[] = []
  for (const [index, turn] of turnRequests(request).entries()) {
    const known = await store.find(turn.key)
    if (known !== undefined) {
      takes.push(known)
      continue
    }
    const [cut, expected] = [cuts[index], turns[index]]
    if (cut === undefined || expected === undefined) throw new Error(`No cut for turn ${index}`)
    const seconds = (cut.speechEnd - cut.speechStart) / rate
    const isSure =
      isSureAfter(index - 1) && isSureAfter(index) && isPlausible(seconds, expected.expectedSeconds)
    if (isSure)
      takes.push(await store.keep(turn.key, turn.request, pieceOf(spoken, cut.start, cut.end), { passage }))
  }
  return { takes, isWhole: takes.length === turns.length }
}

function isPlausible(seconds: number, expected: number): boolean {
  return seconds >= SHORTEST * expected && seconds <= LONGEST.times * expected + LONGEST.plus
}

/** A stretch of a passage, with its share of what the passage cost. */
function pieceOf({ pcm, rate, finish, usage }: Spoken, start: number, end: number): Spoken {
  const share = (amount: number) => (amount * (end - start)) / pcm.length
  return {
    pcm: pcm.slice(start, end),
    rate,
    finish,
    usage: {
      tokensIn: Math.round(share(usage.tokensIn)),
      tokensOut: Math.round(share(usage.tokensOut)),
      cost: share(usage.cost),
    },
    words: [],
  }
}
