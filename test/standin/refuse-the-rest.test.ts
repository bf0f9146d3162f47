import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { refuseTheRest } from './refuse-the-rest.ts'

class Small extends EventEmitter {
  #count = 0
  static make(): Small {
    return new Small()
  }
  add(): number {
    this.#count += 1
    return this.#count
  }
}
refuseTheRest(Small.prototype, 'Small')
refuseTheRest(Small, 'Small')

describe('an object that refuses what it lacks', () => {
  test('does what it can, private members and events included', () => {
    const small = Small.make()
    const heard: number[] = []
    small.once('added', (count: number) => heard.push(count))
    small.emit('added', small.add())
    expect(heard).toEqual([1])
    expect(small).toBeInstanceOf(EventEmitter)
  })

  test('throws by name for the rest, read or written, of instances and of the class', () => {
    const small = Small.make()
    expect(() => void Reflect.get(small, 'subtract')).toThrow('stand-in: Small.subtract is not implemented')
    expect(() => Reflect.set(small, 'limit', 3)).toThrow('stand-in: Small.limit is not implemented')
    expect(() => void Reflect.get(Small, 'makeMany')).toThrow('stand-in: Small.makeMany is not implemented')
  })

  test('may be awaited, printed and replaced in parts', async () => {
    const small = Small.make()
    expect(await Promise.resolve(small)).toBe(small)
    expect(JSON.stringify(small)).toContain('{')
    small.add = () => 7
    expect(small.add()).toBe(7)
  })
})
