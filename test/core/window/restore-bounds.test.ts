import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { restoreBounds } from '../../../src/core/window/restore-bounds.ts'

const usual = { width: 1280, height: 800 }
const smallest = { width: 900, height: 600 }
const left = { x: 0, y: 24, width: 1920, height: 1056 }
const right = { x: 1920, y: 0, width: 2560, height: 1440 }

describe('restoreBounds', () => {
  test('the first time it opens in the middle of the first display', () => {
    expect(restoreBounds(undefined, [left, right], usual, smallest)).toEqual({
      x: 320,
      y: 152,
      width: 1280,
      height: 800,
    })
  })

  test('it opens where it was, on any display', () => {
    const saved = { x: 2400, y: 200, width: 1100, height: 700 }
    expect(restoreBounds(saved, [left, right], usual, smallest)).toEqual(saved)
  })

  test('partly beyond an edge is where somebody put it', () => {
    const saved = { x: -600, y: 300, width: 1000, height: 700 }
    expect(restoreBounds(saved, [left], usual, smallest)).toEqual(saved)
  })

  test('on a display that is gone it comes back to the first', () => {
    const saved = { x: 2400, y: 200, width: 1100, height: 700 }
    expect(restoreBounds(saved, [left], usual, smallest)).toEqual({
      x: 410,
      y: 202,
      width: 1100,
      height: 700,
    })
  })

  test.each([
    ['above the display', { x: 100, y: -50, width: 1000, height: 700 }],
    ['under the menu bar', { x: 100, y: 0, width: 1000, height: 700 }],
    ['below the display', { x: 100, y: 1060, width: 1000, height: 700 }],
    ['only a few pixels of it left', { x: 1900, y: 100, width: 1000, height: 700 }],
  ])('a title bar %s cannot be taken hold of', (_where, saved) => {
    expect(restoreBounds(saved, [left], usual, smallest)).toEqual({ ...saved, x: 460, y: 202 })
  })

  test('it is never larger than the display nor smaller than it may be', () => {
    const small = { x: 0, y: 0, width: 1024, height: 560 }
    expect(restoreBounds(undefined, [small], usual, smallest)).toEqual(small)
    const tiny = { x: 10, y: 40, width: 200, height: 100 }
    expect(restoreBounds(tiny, [left], usual, smallest)).toEqual({ x: 10, y: 40, width: 900, height: 600 })
  })

  test('without a display there is still a window', () => {
    expect(restoreBounds(undefined, [], usual, smallest)).toEqual({ x: 0, y: 0, ...usual })
  })

  test('wherever it was, its title bar can be reached', () => {
    const place = fc.integer({ min: -5000, max: 5000 })
    const length = fc.integer({ min: 1, max: 5000 })
    const saved = fc.record({ x: place, y: place, width: length, height: length })
    fc.assert(
      fc.property(saved, (bounds) => {
        const found = restoreBounds(bounds, [left, right], usual, smallest)
        const isReachable = [left, right].some(
          (area) =>
            found.y >= area.y &&
            found.y + 32 <= area.y + area.height &&
            Math.min(found.x + found.width, area.x + area.width) - Math.max(found.x, area.x) >= 120,
        )
        expect(isReachable).toBe(true)
      }),
    )
  })
})
