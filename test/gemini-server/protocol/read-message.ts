import protobuf, { type Field, type Type } from 'protobufjs'
import { fieldNames, jsonName, protoName } from './field-names.ts'
import { isJsonObject, type JsonObject } from './json-object.ts'
import { readScalar } from './read-scalar.ts'
import { readWellKnown } from './read-well-known.ts'

/** One thing Google would refuse, in its words; `field` is the path of the message it was found in. */
export type FieldViolation = { readonly field: string; readonly description: string }

export type MessageRead = {
  /** The message with every name in camelCase, without what is unknown or null. */
  readonly message: JsonObject
  readonly violations: readonly FieldViolation[]
}

/**
 * Reads JSON as a message by proto3's rules (protobuf.dev/programming-guides/json): both spellings of a name, null for
 * nothing, one element for a list of one. Everything else is a violation, worded as Google words it.
 */
export function readMessage(type: Type, json: unknown): MessageRead {
  const violations: FieldViolation[] = []
  const refuse = (field: string, description: string) => violations.push({ field, description })
  if (isJsonObject(json)) return { message: readFields(type, json, '', refuse), violations }
  refuse('', 'Invalid JSON payload received. Unknown name "": Root element must be a message.')
  return { message: {}, violations }
}

type Refuse = (field: string, description: string) => void

function readFields(type: Type, json: JsonObject, path: string, refuse: Refuse): JsonObject {
  const message: JsonObject = {}
  const names = fieldNames(type)
  const groups = new Map<string, string>()
  for (const [key, value] of Object.entries(json)) {
    const field = names.get(key)
    if (field === undefined) {
      refuse(path, unknownName(key, path, 'Cannot find field.'))
      continue
    }
    if (value === null) continue
    const group = groupOf(field)
    if (group !== undefined && groups.has(group)) {
      const said = `oneof field '${group}' is already set. Cannot set '${jsonName(field)}'`
      refuse(path, `Invalid value at '${path}' (oneof), ${said}`)
      continue
    }
    if (group !== undefined) groups.set(group, key)
    const place = path === '' ? protoName(field) : `${path}.${protoName(field)}`
    const read = readField(field, value, { key, path, place }, refuse)
    if (read !== undefined) message[jsonName(field)] = read
  }
  return message
}

type Place = { readonly key: string; readonly path: string; readonly place: string }

function readField(field: Field, value: unknown, at: Place, refuse: Refuse): unknown {
  const { place } = at
  if (field instanceof protobuf.MapField) {
    if (!isJsonObject(value)) return readOne(field, value, place, refuse)
    const entries = Object.entries(value)
    return Object.fromEntries(
      entries.map(([key, one], index) => [key, readOne(field, one, `${place}[${index}].value`, refuse)]),
    )
  }
  if (field.repeated) {
    if (!Array.isArray(value)) return [readOne(field, value, place, refuse)]
    const items: unknown[] = value
    return items.map((one, index) => readOne(field, one, `${place}[${index}]`, refuse))
  }
  if (Array.isArray(value) && !takesLists(field)) {
    refuse(at.path, unknownName(at.key, at.path, 'Proto field is not repeating, cannot start list.'))
    return undefined
  }
  return readOne(field, value, place, refuse)
}

function readOne(field: Field, value: unknown, place: string, refuse: Refuse): unknown {
  const resolved = field.resolvedType
  if (!(resolved instanceof protobuf.Type)) {
    const read = readScalar(field, value)
    if (read.isValid) return read.value
    refuse(place, `Invalid value at '${place}' (${read.type}), ${read.said ?? JSON.stringify(value)}`)
    return undefined
  }
  const wellKnown = readWellKnown(resolved, value)
  if (wellKnown === 'valid') return value
  if (wellKnown === undefined && isJsonObject(value)) return readFields(resolved, value, place, refuse)
  const type = `type.googleapis.com/${resolved.fullName.slice(1)}`
  refuse(place, `Invalid value at '${place}' (${type}), ${JSON.stringify(value)}`)
  return undefined
}

function takesLists(field: Field): boolean {
  return /^google\.protobuf\.(?:Value|ListValue)$/.test(field.type)
}

/** Fields marked optional are each in a group of their own, which says nothing. */
function groupOf(field: Field): string | undefined {
  return field.partOf === null || field.partOf.name.startsWith('_') ? undefined : field.partOf.name
}

function unknownName(key: string, path: string, why: string): string {
  const where = path === '' ? '' : ` at '${path}'`
  return `Invalid JSON payload received. Unknown name ${JSON.stringify(key)}${where}: ${why}`
}
