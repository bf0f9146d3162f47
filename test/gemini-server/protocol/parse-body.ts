import type { Type } from 'protobufjs'
import { invalidArgument } from '../refusals/google-refusal.ts'
import type { JsonObject } from './json-object.ts'
import { readMessage } from './read-message.ts'

/** The JSON of a body. Throws Google's refusal of text that is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const at = error instanceof Error ? Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length) : 0
    const lineStart = text.lastIndexOf('\n', at - 1) + 1
    const from = Math.max(lineStart, at - 30)
    const shown = text.slice(from, at + 30).split('\n', 1)[0] ?? ''
    const caret = `${' '.repeat(Math.max(0, at - from))}^`
    throw invalidArgument(`Invalid JSON payload received. Unexpected token.\n${shown}\n${caret}`)
  }
}

/** A body read as a message of Google's. Throws the refusal that names everything wrong with it. */
export function parseBody(type: Type, json: unknown): JsonObject {
  const { message, violations } = readMessage(type, json)
  if (violations.length === 0) return message
  throw invalidArgument(violations.map(({ description }) => description).join('\n'), [
    {
      '@type': 'type.googleapis.com/google.rpc.BadRequest',
      fieldViolations: violations.map(({ field, description }) =>
        field === '' ? { description } : { field, description },
      ),
    },
  ])
}
