import { expect, test } from 'vitest'
import { sharePushes } from '../../src/renderer/bridge/share-pushes.ts'
import { makeFakeBridge } from './fake-bridge.ts'

test('however many listen, and come and go, one function crosses to the preload for each name', () => {
  const { bridge } = makeFakeBridge()
  const crossed: string[] = []
  const shared = sharePushes({
    ...bridge,
    on: (name, listener) => {
      crossed.push(name)
      return bridge.on(name, listener)
    },
  })
  for (let screen = 0; screen < 10; screen++) shared.on('library.changed', () => undefined)()
  shared.on('library.changed', () => undefined)
  shared.on('notice', () => undefined)
  expect(crossed).toEqual(['library.changed', 'notice'])
})

test('everybody who listens hears, in order; who has stopped does not', () => {
  const { bridge, push } = makeFakeBridge()
  const shared = sharePushes(bridge)
  const heard: string[] = []
  const listener = ({ message }: { readonly message: string }) => void heard.push(`twice: ${message}`)
  const stop = shared.on('notice', ({ message }) => void heard.push(`first: ${message}`))
  const stopOne = shared.on('notice', listener)
  shared.on('notice', listener)
  push('notice', { message: 'one' })
  stop()
  stopOne()
  push('notice', { message: 'two' })
  expect(heard).toEqual(['first: one', 'twice: one', 'twice: one', 'twice: two'])
})

test('what main told before anybody listened reaches the first who does', () => {
  const { bridge } = makeFakeBridge()
  const shared = sharePushes({
    ...bridge,
    on: (name, listener) => {
      const stop = bridge.on(name, listener)
      if (name === 'library.changed') Reflect.apply(listener, undefined, [undefined])
      return stop
    },
  })
  let told = 0
  shared.on('library.changed', () => (told += 1))
  expect(told).toBe(1)
})
