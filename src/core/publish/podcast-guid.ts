import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

const namespace = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6'

/**
 * `podcast:guid` of a feed at this address: a version 5 UUID (RFC 9562) of the address without its scheme and the slashes
 * at its end (https://podcasting2.org/docs/podcast-namespace/tags/guid).
 */
export function podcastGuid(feedAddress: string): string {
  const name = feedAddress.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/+$/, '')
  const hash = sha1(concatBytes(hexToBytes(namespace.replaceAll('-', '')), utf8ToBytes(name)))
  const bytes = hash.slice(0, 16)
  bytes[6] = 0x50 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytesToHex(bytes)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
