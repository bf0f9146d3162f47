// Structured clone by way of JSON, for messages between Node and the page. Tagged objects have a key `$` that names the
// kind; plain objects that happen to have such a key travel as a list of entries. Cycles and shared references are
// numbered in the order of their start. This file also runs in the page: it imports nothing.

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

export function makeCodec(byteText: ByteText): Codec {
  return {
    encode: (value) => encodePart(value, { byteText, seen: new Map() }),
    decode: (wire) => decodePart(wire, { byteText, seen: [] }),
  }
}

interface Encoding {
  readonly byteText: ByteText
  readonly seen: Map<object, number>
}

const OPAQUE = /^(Promise|WeakMap|WeakSet|WeakRef|Window|Document|Generator|MessagePort|HTML.*|.*Function)$/

function encodePart(value: unknown, encoding: Encoding): Wire {
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
      return value === null ? null : encodeObject(value, encoding)
    default:
      throw new Error('An object could not be cloned.')
  }
}

function encodeObject(value: object, encoding: Encoding): Wire {
  const { byteText, seen } = encoding
  const known = seen.get(value)
  if (known !== undefined) return { $: 'seen', value: known }
  seen.set(value, seen.size)
  const encode = (part: unknown) => encodePart(part, encoding)
  if (Array.isArray(value)) return value.map((part) => encode(part))
  // Most of what is sent is plain, and a list has thousands of them.
  if (Object.getPrototypeOf(value) === Object.prototype) return encodePlain(value, encoding)
  const kind = Object.prototype.toString.call(value).slice(8, -1)
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return { $: 'bytes', kind, value: byteText.toText(bytes) }
  }
  if (value instanceof ArrayBuffer) return { $: 'bytes', kind, value: byteText.toText(new Uint8Array(value)) }
  if (value instanceof Date) return { $: 'date', value: encode(value.getTime()) }
  if (value instanceof RegExp) return { $: 'regexp', source: value.source, flags: value.flags }
  if (value instanceof Map)
    return { $: 'map', value: [...value].map((pair) => pair.map((part) => encode(part))) }
  if (value instanceof Set) return { $: 'set', value: [...value].map((part) => encode(part)) }
  if (value instanceof Error) {
    return { $: 'error', name: value.name, message: value.message, stack: value.stack ?? '' }
  }
  if (OPAQUE.test(kind)) throw new Error('An object could not be cloned.')
  return encodePlain(value, encoding)
}

function encodePlain(value: object, encoding: Encoding): Wire {
  const entries = Object.entries(value)
  if (entries.some(([key]) => key === '$' || key === '__proto__'))
    return { $: 'entries', value: entries.map(([key, part]) => [key, encodePart(part, encoding)]) }
  const copy: Record<string, Wire> = {}
  for (const [key, part] of entries) copy[key] = encodePart(part, encoding)
  return copy
}

interface Decoding {
  readonly byteText: ByteText
  readonly seen: unknown[]
}

function decodePart(wire: Wire, decoding: Decoding): unknown {
  if (wire === null || typeof wire !== 'object') return wire
  const decode = (part: Wire | undefined) => decodePart(part ?? null, decoding)
  const keep = <T>(value: T): T => {
    decoding.seen.push(value)
    return value
  }
  if (isList(wire)) {
    const array: unknown[] = keep([])
    for (const part of wire) array.push(decode(part))
    return array
  }
  const { $: tag, value } = wire
  switch (tag) {
    case 'undefined':
      return undefined
    case 'number':
      return Number(value)
    case 'bigint':
      return BigInt(textOf(value))
    case 'seen':
      return decoding.seen[Number(value)]
    case 'bytes':
      return keep(bytesAs(textOf(wire['kind']), decoding.byteText.toBytes(textOf(value))))
    case 'date':
      return keep(new Date(Number(decode(value))))
    case 'regexp':
      return keep(new RegExp(textOf(wire['source']), textOf(wire['flags'])))
    case 'error':
      return keep(errorAs(textOf(wire['name']), textOf(wire['message']), textOf(wire['stack'])))
    case 'map': {
      const map = keep(new Map<unknown, unknown>())
      for (const pair of listOf(value)) {
        const [key, part] = listOf(pair).map(decode)
        map.set(key, part)
      }
      return map
    }
    case 'set': {
      const set = keep(new Set())
      for (const part of listOf(value)) set.add(decode(part))
      return set
    }
    default: {
      const object: Record<string, unknown> = keep({})
      if (tag !== 'entries') for (const [key, part] of Object.entries(wire)) object[key] = decode(part)
      else for (const [key, part] of listOf(value).map(listOf)) defineOwn(object, textOf(key), decode(part))
      return object
    }
  }
}

function isList(wire: Wire | undefined): wire is readonly Wire[] {
  return Array.isArray(wire)
}

function listOf(wire: Wire | undefined): readonly Wire[] {
  return isList(wire) ? wire : []
}

function textOf(wire: Wire | undefined): string {
  return typeof wire === 'string' ? wire : ''
}

// A plain assignment to `__proto__` would change the prototype instead.
function defineOwn(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true })
}

function bytesAs(kind: string, bytes: Uint8Array<ArrayBuffer>): unknown {
  const { buffer } = bytes
  if (kind === 'ArrayBuffer') return buffer
  if (kind === 'DataView') return new DataView(buffer)
  if (kind === 'BigInt64Array') return new BigInt64Array(buffer)
  if (kind === 'BigUint64Array') return new BigUint64Array(buffer)
  const small = [Int8Array, Uint8ClampedArray, Int16Array, Uint16Array] as const
  const large = [Int32Array, Uint32Array, Float32Array, Float64Array] as const
  const View = [...small, ...large].find((view) => view.name === kind) ?? Uint8Array
  return new View(buffer)
}

function errorAs(name: string, message: string, stack: string): Error {
  const kinds = [TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError]
  const Kind = kinds.find((kind) => kind.name === name) ?? Error
  const error = new Kind(message)
  if (error.name !== name) error.name = name
  error.stack = stack
  return error
}
