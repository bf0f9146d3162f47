import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

/**
 * What a person's decisions about a line are kept under: SHA-256 (hex) over who says it and what is said. So they go with
 * the line wherever it is moved, and whichever voice, style or model speaks it.
 */
export function lineKey(speaker: string, text: string): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ speaker, text }))))
}
