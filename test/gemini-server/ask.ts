import type { JsonObject } from './protocol/json-object.ts'
import { isJsonObject } from './protocol/json-object.ts'

export type Question = {
  readonly path?: string
  readonly method?: string
  readonly key?: string | undefined
  /** Text goes as it is. */
  readonly body?: unknown
  readonly signal?: AbortSignal
}

export type Answer = {
  readonly status: number
  readonly text: string
  readonly json: unknown
  /** The `error` of the body. */
  readonly error: JsonObject
  readonly headers: Headers
}

/** Asks a server by hand, as no library would: for tests of what it refuses. */
export async function ask(
  { url }: { readonly url: string },
  { path = speechPath(), method = 'POST', key = 'test-key', body, signal }: Question,
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(key === '' ? {} : { 'x-goog-api-key': key }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  const text = await response.text()
  const json = parsed(text)
  const error = isJsonObject(json) && isJsonObject(json['error']) ? json['error'] : {}
  return { status: response.status, text, json, error, headers: response.headers }
}

export function speechPath(model = 'gemini-3.8-flash-tts', method = 'generateContent'): string {
  return `/v1beta/models/${model}:${method}`
}

export const kore = { prebuiltVoiceConfig: { voiceName: 'Kore' } }
export const puck = { prebuiltVoiceConfig: { voiceName: 'Puck' } }

/** The body of a request that one voice speaks; `more` goes into generationConfig. */
export function oneVoice(text: string, more: JsonObject = {}): JsonObject {
  return {
    contents: [{ role: 'user', parts: [{ text }] }],
    generationConfig: { responseModalities: ['AUDIO'], speechConfig: { voiceConfig: kore }, ...more },
  }
}

/** The body of a request in which Joe and Jane speak these parts. */
export function twoVoices(parts: readonly JsonObject[]): JsonObject {
  return {
    contents: [{ role: 'user', parts }],
    generationConfig: {
      responseModalities: ['AUDIO'],
      speechConfig: {
        multiSpeakerVoiceConfig: {
          speakerVoiceConfigs: [
            { speaker: 'Joe', voiceConfig: puck },
            { speaker: 'Jane', voiceConfig: kore },
          ],
        },
      },
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
