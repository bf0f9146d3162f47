import type { Type } from 'protobufjs'
import { isJsonObject } from './json-object.ts'

const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  '.google.protobuf.Struct': isJsonObject,
  '.google.protobuf.Value': () => true,
  '.google.protobuf.ListValue': Array.isArray,
  '.google.protobuf.Duration': (value) => typeof value === 'string' && /^-?\d+(?:\.\d{1,9})?s$/.test(value),
  '.google.protobuf.Timestamp': (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  '.google.protobuf.FieldMask': (value) => typeof value === 'string',
}

/** Whether a value fits a message that JSON writes in its own way; undefined for every other message. */
export function readWellKnown(type: Type, value: unknown): 'valid' | 'invalid' | undefined {
  const check = checks[type.fullName]
  if (check === undefined) return undefined
  return check(value) ? 'valid' : 'invalid'
}
