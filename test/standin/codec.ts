/** What JSON can carry. */
export type Wire = null | string | boolean | number | readonly Wire[] | { readonly [key: string]: Wire }

export interface Codec {
  /** Turns a value into JSON-safe data. Throws for what Electron's messages refuse: functions, symbols, promises. */
  readonly encode: (value: unknown) => Wire
  readonly decode: (wire: Wire) => unknown
}

/** How bytes become text: Node and the page have different means. */
export interface ByteText {
  readonly toText: (bytes: Uint8Array) => string
  readonly toBytes: (text: string) => Uint8Array<ArrayBuffer>
}

/**
 * Structured clone by way of JSON. Tagged objects have one key `$` that names the kind; plain objects that happen to
 * have such a key travel as a list of entries. Cycles and shared references are numbered in the order of their start.
 * The text of this function also runs in the page, so it refers to nothing outside itself.
 */
export function makeCodec({ toText, toBytes }: ByteText): Codec {
  const kindOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1)
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }
  const isOpaque = (kind: string) =>
    /^(Promise|WeakMap|WeakSet|WeakRef|Window|Document|Generator|MessagePort|Proxy|HTML.*|.*Function)$/.test(
      kind,
    )

  const encodePrimitive = (value: unknown): Wire | undefined => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value
      case 'number':
        if (Number.isFinite(value) && !Object.is(value, -0)) return value
        return { $: 'number', value: Object.is(value, -0) ? '-0' : String(value) }
      case 'undefined':
        return { $: 'undefined' }
      case 'bigint':
        return { $: 'bigint', value: String(value) }
      case 'object':
        return value === null ? null : undefined
      default:
        return refuse()
    }
  }

  const encodeObject = (value: object, encode: (part: unknown) => Wire): Wire => {
    const kind = kindOf(value)
    if (Array.isArray(value)) return value.map((part) => encode(part))
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { $: 'bytes', kind, value: toText(bytes) }
    }
    if (value instanceof ArrayBuffer) return { $: 'bytes', kind, value: toText(new Uint8Array(value)) }
    if (value instanceof Date) return { $: 'date', value: encode(value.getTime()) }
    if (value instanceof RegExp) return { $: 'regexp', source: value.source, flags: value.flags }
    if (value instanceof Map)
      return { $: 'map', value: [...value].map(([key, part]) => [encode(key), encode(part)]) }
    if (value instanceof Set) return { $: 'set', value: [...value].map((part) => encode(part)) }
    if (value instanceof Error) {
      return { $: 'error', name: value.name, message: value.message, stack: value.stack ?? '' }
    }
    if (isOpaque(kind)) return refuse()
    const entries = Object.entries(value).map(([key, part]) => [key, encode(part)] as const)
    if (!entries.some(([key]) => key === '$' || key === '__proto__')) return Object.fromEntries(entries)
    return { $: 'entries', value: entries }
  }

  const encode = (whole: unknown): Wire => {
    const seen = new Map<unknown, number>()
    const encodePart = (value: unknown): Wire => {
      const primitive = encodePrimitive(value)
      if (primitive !== undefined || typeof value !== 'object' || value === null) return primitive ?? null
      const known = seen.get(value)
      if (known !== undefined) return { $: 'seen', value: known }
      seen.set(value, seen.size)
      return encodeObject(value, encodePart)
    }
    return encodePart(whole)
  }

  const isList = (wire: Wire | undefined): wire is readonly Wire[] => Array.isArray(wire)
  const list = (wire: Wire | undefined): readonly Wire[] => (isList(wire) ? wire : [])
  const text = (wire: Wire | undefined): string => (typeof wire === 'string' ? wire : '')

  const bytesAs = (kind: string, bytes: Uint8Array<ArrayBuffer>): unknown => {
    const buffer = bytes.buffer
    if (kind === 'ArrayBuffer') return buffer
    const views = [
      [Uint8Array, Int8Array, Uint8ClampedArray, DataView, Int16Array, Uint16Array, Int32Array, Uint32Array],
      [Float32Array, Float64Array, BigInt64Array, BigUint64Array],
    ].flat()
    for (const View of views) if (View.name === kind) return new View(buffer)
    return new Uint8Array(buffer)
  }
  const errorAs = (name: string, message: string, stack: string): Error => {
    const kinds = [TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError]
    const Kind = kinds.find((kind) => kind.name === name) ?? Error
    const error = new Kind(message)
    if (error.name !== name) error.name = name
    error.stack = stack
    return error
  }

  const decode = (whole: Wire): unknown => {
    const seen: unknown[] = []
    const keep = <T>(value: T): T => {
      seen.push(value)
      return value
    }
    const define = (object: object, key: string, value: unknown) =>
      Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true })
    const decodePart = (wire: Wire): unknown => {
      if (wire === null || typeof wire !== 'object') return wire
      if (isList(wire)) {
        const array: unknown[] = keep([])
        for (const part of wire) array.push(decodePart(part))
        return array
      }
      const { $: tag, value } = wire
      switch (tag) {
        case 'undefined':
          return undefined
        case 'number':
          return Number(value)
        case 'bigint':
          return BigInt(text(value))
        case 'seen':
          return seen[Number(value)]
        case 'bytes':
          return keep(bytesAs(text(wire['kind']), toBytes(text(value))))
        case 'date':
          return keep(new Date(Number(decodePart(value ?? null))))
        case 'regexp':
          return keep(new RegExp(text(wire['source']), text(wire['flags'])))
        case 'error':
          return keep(errorAs(text(wire['name']), text(wire['message']), text(wire['stack'])))
        case 'map': {
          const map = keep(new Map<unknown, unknown>())
          for (const pair of list(value)) {
            const key = decodePart(list(pair)[0] ?? null)
            map.set(key, decodePart(list(pair)[1] ?? null))
          }
          return map
        }
        case 'set': {
          const set = keep(new Set())
          for (const part of list(value)) set.add(decodePart(part))
          return set
        }
        case 'entries': {
          const object = keep({})
          for (const pair of list(value))
            define(object, text(list(pair)[0]), decodePart(list(pair)[1] ?? null))
          return object
        }
        default: {
          const object = keep({})
          for (const [key, part] of Object.entries(wire)) define(object, key, decodePart(part))
          return object
        }
      }
    }
    return decodePart(whole)
  }
  return { encode, decode }
}

/** The codec on Node's side. */
export const nodeCodec = makeCodec({
  toText: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  toBytes: (text) => new Uint8Array(Buffer.from(text, 'base64')),
})
