import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

/** Everything that can change how a take sounds, and nothing else. */
export type TakeRequest = {
  readonly engine: string
  /** The engine's model, and the version of the way Castwright speaks to it. */
  readonly model: string
  readonly language: string | undefined
  readonly turns: readonly {
    readonly text: string
    /** The voice as it is spoken: with draft voices the draft voice, whichever name the cast gives. */
    readonly voice: string
    readonly style: string | undefined
    readonly pace: number
  }[]
  /** 1 for the first take of these words, 2 for the next. */
  readonly take: number
}

/** The name of a take: SHA-256 (hex) over the canonical JSON of its request. */
export function takeKey(request: TakeRequest): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(request))))
}
