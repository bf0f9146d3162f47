import { retryAfterSeconds } from '../../../core/gemini/retry-after.ts'
import { parseJson } from '../../../core/text/parse-json.ts'
import { CallFailure, type Failure } from './call-failure.ts'

/** Longest body of a refusal that is read, in bytes. Google's have some thousands. */
const longestRefusal = 2 ** 20

/**
 * A fetch that lets nothing through but a good answer with JSON in it; everything else is thrown as CallFailure, and told
 * to `onAnswer`, since the library wraps what is thrown in errors of its own. Redirections are not followed: the key would
 * be sent along. `signal` stops it, whatever the caller gives. `reach` does the fetching.
 */
export function carefulFetch(
  signal: AbortSignal,
  clock: () => Date,
  onAnswer: (failure: Failure | undefined) => void,
  reach: typeof fetch = fetch,
): typeof fetch {
  return async (input, init) => {
    const response = await reach(input, { ...init, signal, redirect: 'manual' })
    const isJson = /\bjson\b/iu.test(response.headers.get('content-type') ?? '')
    if (response.ok && isJson) {
      onAnswer(undefined)
      return response
    }
    const failure = await readFailure(response, isJson, clock())
    onAnswer(failure)
    throw new CallFailure(failure)
  }
}

async function readFailure(response: Response, isJson: boolean, now: Date): Promise<Failure> {
  const { status } = response
  // A page with an error of the server is trouble of the server; any other page is somebody else's.
  const isTrouble = status === 429 || (status >= 500 && status !== 511)
  if (status < 400 || (!isJson && !isTrouble)) {
    await response.body?.cancel()
    return { kind: 'foreign', status }
  }
  const text = await readText(response)
  const retryAfter = retryAfterSeconds(response.headers.get('retry-after'), sentAt(response) ?? now)
  const json = text === undefined ? undefined : parseJson(text)
  return { kind: 'refused', answer: { status, json, retryAfter } }
}

/** When an answer was made, by the clock of who made it: what it names as a date is meant by that clock, not by ours. */
function sentAt({ headers }: Response): Date | undefined {
  const date = new Date(headers.get('date') ?? '')
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** The body as text; undefined where it is longer than a refusal may be: then no more of it is read. */
async function readText({ body }: Response): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for await (const bytes of body ?? []) {
    length += bytes.length
    // Leaving the loop ends the connection.
    if (length > longestRefusal) return undefined
    text += decoder.decode(bytes, { stream: true })
  }
  return text + decoder.decode()
}
