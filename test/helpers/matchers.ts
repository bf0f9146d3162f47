import { expect } from 'vitest'

/** Vitest's asymmetric matchers, typed `unknown` instead of `any`. */
export const containing = (part: string): unknown => expect.stringContaining(part)
export const anyText = (): unknown => expect.any(String)
export const anyNumber = (): unknown => expect.any(Number)
export const closeTo = (value: number, digits: number): unknown => expect.closeTo(value, digits)
