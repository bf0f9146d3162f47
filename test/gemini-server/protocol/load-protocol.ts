import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import protobuf, { type Type } from 'protobufjs'
import { z } from 'zod'
import { addedFields, addedTypes } from './added-fields.ts'
import { isJsonObject } from './json-object.ts'

export type ApiVersion = 'v1' | 'v1beta'

/** Google's own description of its messages. */
export type Protocol = {
  /** A message by its short name, such as GenerateContentRequest; undefined where that version has none. */
  readonly message: (version: ApiVersion, name: string) => Type | undefined
}

const packageName = 'google.ai.generativelanguage'

const messageSchema = z.looseObject({
  fields: z.record(z.string(), z.unknown()).optional(),
  oneofs: z.record(z.string(), z.looseObject({ oneof: z.array(z.string()) })).optional(),
})
const namespaceOf = <Inner extends z.ZodRawShape>(inner: Inner) =>
  z.looseObject({ nested: z.looseObject(inner) })
/** The way to v1beta; everything beside it stays as it is. */
const protosSchema = namespaceOf({
  google: namespaceOf({
    ai: namespaceOf({
      generativelanguage: namespaceOf({
        v1beta: z.looseObject({ nested: z.record(z.string(), messageSchema) }),
      }),
    }),
  }),
})
const descriptorSchema = z.custom<protobuf.INamespace>(isJsonObject)

/** Reads the protos that Google publishes and adds to v1beta what is documented and missing there. */
export function loadProtocol(): Protocol {
  const location = createRequire(import.meta.url).resolve(
    '@google-ai/generativelanguage/build/protos/protos.json',
  )
  const protos = protosSchema.parse(JSON.parse(readFileSync(location, 'utf8')))
  const beta = protos.nested.google.nested.ai.nested.generativelanguage.nested.v1beta
  Object.assign(beta.nested, addedTypes)
  for (const [name, added] of Object.entries(addedFields)) addFields(beta.nested[name], added)
  const root = protobuf.Root.fromJSON(descriptorSchema.parse(protos))
  root.resolveAll()
  return {
    message(version, name) {
      const found = root.lookup(`${packageName}.${version}.${name}`)
      return found instanceof protobuf.Type ? found : undefined
    },
  }
}

function addFields(
  message: z.infer<typeof messageSchema> | undefined,
  added: (typeof addedFields)[string],
): void {
  if (message?.fields === undefined) throw new Error('The protos lack a message that is to be completed')
  for (const [name, { oneof, ...field }] of Object.entries(added)) {
    if (Object.hasOwn(message.fields, name)) throw new Error(`The protos have ${name} by now`)
    message.fields[name] = field
    if (oneof !== undefined) message.oneofs?.[oneof]?.oneof.push(name)
  }
}
