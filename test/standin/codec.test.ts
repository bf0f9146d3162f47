import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Wire } from './codec.ts'
import { nodeCodec } from './node-codec.ts'

const Json: z.ZodType<Wire> = z.json()
const thereAndBack = (value: unknown): unknown =>
  nodeCodec.decode(Json.parse(JSON.parse(JSON.stringify(nodeCodec.encode(value)))))

describe('codec', () => {
  test('gives back what structured clone gives back', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withObjectString: false,
    })
    fc.assert(
      fc.property(anything, (value) => {
        expect(thereAndBack(value)).toEqual(structuredClone(value))
      }),
      { numRuns: 500 },
    )
  })

  test('keeps cycles and shared references', () => {
    const shared = { name: 'shared' }
    const value: Record<string, unknown> = {
      first: shared,
      second: shared,
      map: new Map([[shared, [shared]]]),
    }
    value['self'] = value
    const copy = structuredClone(value)
    const result = thereAndBack(value)
    expect(result).toEqual(copy)
    expect(result).toHaveProperty('self', result)
  })

  test('keeps the kind, message and stack of an error', () => {
    const error = new RangeError('too far')
    const result = thereAndBack(error)
    expect(result).toBeInstanceOf(RangeError)
    expect(result).toMatchObject({ message: 'too far', stack: error.stack })
  })

  test('takes only the viewed part of a buffer', () => {
    const view = new Uint8Array([1, 2, 3, 4, 5]).subarray(1, 3)
    expect(thereAndBack(view)).toEqual(new Uint8Array([2, 3]))
  })

  test.each([() => 1, Symbol('s'), Promise.resolve(), new WeakMap(), { deep: [() => 1] }])(
    'refuses %s as Electron does',
    (value) => {
      expect(() => nodeCodec.encode(value)).toThrow('An object could not be cloned.')
    },
  )
})
