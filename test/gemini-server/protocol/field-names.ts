import type { Field, Type } from 'protobufjs'
import { z } from 'zod'

const optionsSchema = z.object({ json_name: z.string() })
const known = new WeakMap<Type, ReadonlyMap<string, Field>>()

/** Every name a field of this message may have in JSON: camelCase, and as it stands in the proto. */
export function fieldNames(type: Type): ReadonlyMap<string, Field> {
  const found = known.get(type)
  if (found !== undefined) return found
  const names = new Map<string, Field>()
  for (const field of type.fieldsArray) {
    names.set(protoName(field), field)
    names.set(jsonName(field), field)
  }
  known.set(type, names)
  return names
}

/** The name of a field in Google's answers: `voiceName`. */
export function jsonName(field: Field): string {
  return optionsSchema.safeParse(field.options).data?.json_name ?? field.name
}

/** The name of a field in Google's error messages: `voice_name`. */
export function protoName(field: Field): string {
  return field.name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
