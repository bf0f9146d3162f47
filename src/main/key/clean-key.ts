import { StudioError } from '../../shared/studio-error.ts'

/** Characters. Google's keys have 39 or, in the newer form, some 53; what stands before Google may take its own. */
const SHORTEST = 6
const LONGEST = 500

/** What a key is written with; all of it fits in a header as it is. */
const keyText = /^[\w.~+/=-]+$/

/** White space and characters without width or only of direction, which come along from web pages. */
const atTheEdges = /^[\p{Cf}\p{Cc}\p{Z}]+|[\p{Cf}\p{Cc}\p{Z}]+$/gu

/** A line as a `.env` file, a shell or a request has it. */
const assignment =
  /^\s*(?:export\s+|set\s+|\$env:)?(?:GEMINI_API_KEY|GOOGLE_API_KEY|x-goog-api-key)\s*[=:](.*)$/im

/** What templates and instructions write where the key is to be. */
const placeholder = /your|example|placeholder|change[-_]?me|(?:key|token)[-_]?here|^(.)\1+$/i

/**
 * The key in a text that was typed, pasted or read, without the quotation marks, names, line breaks and invisible
 * characters around it. Throws StudioError('key-invalid') for what no key can be; the sentence never has any of it.
 */
export function cleanKey(text: string): string {
  if (text.length > 10 * LONGEST) throw refused('It is far too long.')
  const named = assignment.exec(text)?.[1] ?? text
  const key = withoutQuotes(
    named
      .replace(/\p{Cf}/gu, '')
      .replace(/[\r\n]+[ \t]*/g, '')
      .replace(atTheEdges, ''),
  )
  if (key === '') throw refused('It is empty.')
  if (/\s/.test(key)) throw refused('There is a space in it.')
  if (!keyText.test(key)) throw refused('There are characters in it that no key has.')
  if (key.length < SHORTEST) throw refused('It is too short: a part of it may be missing.')
  if (key.length > LONGEST) throw refused('It is far too long.')
  if (placeholder.test(key)) throw refused('It only holds the place of one.')
  return key
}

/** The key in a text that may have none. */
export function keyIn(text: string): string | undefined {
  try {
    return cleanKey(text)
  } catch {
    return undefined
  }
}

/** All of a key that is ever shown: its last four characters. */
export function endingOf(key: string): string {
  return key.slice(-4)
}

function withoutQuotes(text: string): string {
  return text.replace(/^["'`“”‘’«»]+|["'`“”‘’«»;,]+$/g, '')
}

function refused(why: string): StudioError {
  return new StudioError('key-invalid', `This is not a key of Google's. ${why}`)
}
