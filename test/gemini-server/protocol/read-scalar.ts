import protobuf, { type Field } from 'protobufjs'

export type ScalarRead =
  | { readonly isValid: true; readonly value: unknown }
  /** `said` stands for the value in the message where Google says more than the value. */
  | { readonly isValid: false; readonly type: string; readonly said?: string }

/** A value that is no message, by proto3's rules for JSON: numbers may be strings, bytes are Base64. */
export function readScalar(field: Field, value: unknown): ScalarRead {
  if (field.resolvedType instanceof protobuf.Enum) return readEnum(field.resolvedType, value)
  const type = `TYPE_${field.type.toUpperCase()}`
  switch (field.type) {
    case 'string':
      return typeof value === 'string' ? { isValid: true, value } : { isValid: false, type }
    case 'bool':
      if (typeof value === 'boolean') return { isValid: true, value }
      if (value === 'true' || value === 'false') return { isValid: true, value: value === 'true' }
      return { isValid: false, type }
    case 'bytes':
      return readBytes(value)
    case 'float':
    case 'double':
      return readNumber(value, type, () => true)
    case 'int64':
    case 'uint64':
      return readNumber(value, type, Number.isInteger)
    default:
      return readNumber(
        value,
        type,
        (number) => Number.isInteger(number) && Math.abs(number) <= 2_147_483_647,
      )
  }
}

function readEnum(type: protobuf.Enum, value: unknown): ScalarRead {
  if (typeof value === 'string' && Object.hasOwn(type.values, value)) return { isValid: true, value }
  const name = typeof value === 'number' ? type.valuesById[value] : undefined
  if (name !== undefined) return { isValid: true, value: name }
  return { isValid: false, type: `type.googleapis.com/${type.fullName.slice(1)}` }
}

function readBytes(value: unknown): ScalarRead {
  if (typeof value !== 'string') return { isValid: false, type: 'TYPE_BYTES' }
  if (/^[\w+/-]*={0,2}$/.test(value) && value.replace(/=+$/, '').length % 4 !== 1) {
    return { isValid: true, value }
  }
  const said = `Base64 decoding failed for ${JSON.stringify(value)}`
  return { isValid: false, type: 'TYPE_BYTES', said }
}

function readNumber(value: unknown, type: string, isFitting: (number: number) => boolean): ScalarRead {
  const isText = typeof value === 'string' && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)
  const number = typeof value === 'number' ? value : isText ? Number(value) : NaN
  return Number.isFinite(number) && isFitting(number)
    ? { isValid: true, value: number }
    : { isValid: false, type }
}
