import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

/**
 * What a person's decisions about a line are kept under: SHA-256 (hex) over who says it, how, as the script has it before
 * the words, and what is said. So they go with the line wherever it is moved, and whichever voice, style of the cast or
 * model speaks it.
 */
export function lineKey(speaker: string, text: string, style?: string): string {
  return digestOf({ speaker, style: style ?? '', text })
}

/** The same for all ways of saying the words: what decisions were kept under before lines were told apart by style. */
export function wordsKey(speaker: string, text: string): string {
  return digestOf({ speaker, text })
}

function digestOf(line: Readonly<Record<string, string>>): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(line))))
}
