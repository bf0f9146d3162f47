import { createHash } from 'node:crypto'
import type { JsonObject } from '../protocol/json-object.ts'
import { invalidArgument } from '../refusals/google-refusal.ts'
import { readPage } from './read-page.ts'
import type { LibraryVoice } from './voice-library.ts'

/** The filters of `voices.list` and what they look at. */
const filters: Readonly<Record<string, (voice: LibraryVoice) => string>> = {
  language_code: (voice) => voice.language_code,
  region_code: (voice) => voice.region_code,
  accent: (voice) => voice.accent,
  persona: (voice) => voice.persona,
  context: (voice) => voice.context,
  gender: (voice) => voice.gender,
  pitch: (voice) => voice.pitch,
  type: (voice) => voice.type,
}

export const voiceParameters: readonly string[] = [
  ...Object.keys(filters),
  'search',
  'page_size',
  'page_token',
]

const mostOfPage = 1000
const mostOfSearch = 2048

/**
 * `GET /v1beta/voices`: filters match whole words in any case, several values of one mean any of them; `search` looks
 * into name and description. A page token is good for the filters it was given for.
 */
export function listVoices(voices: readonly LibraryVoice[], query: URLSearchParams): JsonObject {
  const search = query.get('search') ?? ''
  if (Buffer.byteLength(search) > mostOfSearch) throw invalidArgument('Request contains an invalid argument.')
  const asked = Object.keys(filters).map((name) => [name, query.getAll(name)] as const)
  const found = voices.filter(
    (voice) =>
      asked.every(([name, values]) => values.length === 0 || isOneOf(filters[name]?.(voice) ?? '', values)) &&
      `${voice.display_name}\n${voice.description}`.toLowerCase().includes(search.toLowerCase()),
  )
  const mark = createHash('sha256')
    .update(JSON.stringify([asked, search]))
    .digest('hex')
    .slice(0, 12)
  const { items, nextToken } = readPage(found, {
    size: query.get('page_size'),
    token: query.get('page_token'),
    usual: 50,
    most: mostOfPage,
    mark,
  })
  return { voices: items, ...(nextToken === undefined ? {} : { next_page_token: nextToken }) }
}

function isOneOf(value: string, values: readonly string[]): boolean {
  return values.some((one) => one.toLowerCase() === value.toLowerCase())
}
