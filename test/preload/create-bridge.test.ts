import { describe, expect, test } from 'vitest'
import { type BridgeParts, createBridge } from '../../src/preload/create-bridge.ts'
import type { Bridge } from '../../src/shared/ipc/bridge.ts'
import { pushNames, requestNames } from '../../src/shared/ipc/names.ts'

type Pushed = (name: unknown, data: unknown) => void

// A page is not held to types.
const askAnything = async (bridge: Bridge<string>, name: unknown): Promise<void> =>
  void (await Reflect.apply(bridge.request.bind(bridge), undefined, [name]))
const listenToAnything = (bridge: Bridge<string>, name: unknown): void =>
  void Reflect.apply(bridge.on.bind(bridge), undefined, [name, () => undefined])

function bridgeWith(parts: Partial<BridgeParts<string>> = {}) {
  const asked: unknown[][] = []
  let push: Pushed | undefined
  const bridge = createBridge<string>({
    requestNames,
    pushNames,
    invoke: async (name, input) => {
      asked.push([name, input])
      return { ok: true, data: undefined }
    },
    onPush: (listener) => {
      push = listener
    },
    pathOf: (file) => file,
    ...parts,
  })
  return { bridge, asked, push: (name: unknown, data: unknown) => push?.(name, data) }
}

describe('the bridge', () => {
  test('has three functions and cannot be changed', () => {
    const { bridge } = bridgeWith()
    expect(Object.keys(bridge)).toEqual(['request', 'on', 'openDropped'])
    expect(Object.isFrozen(bridge)).toBe(true)
  })

  test('passes a request on with its name and its one input', async () => {
    const { bridge, asked } = bridgeWith()
    const id = '00000000-0000-4000-8000-000000000000'
    await bridge.request('episode.close', { id })
    await bridge.request('library.list')
    expect(asked).toEqual([
      ['episode.close', { id }],
      ['library.list', undefined],
    ])
  })

  test.each(['', 'constructor', '__proto__', 'library.everything', 'castwright:request', ['library.list']])(
    'knows no request %s',
    async (name) => {
      const { bridge, asked } = bridgeWith()
      await expect(askAnything(bridge, name)).rejects.toThrow(TypeError)
      expect(asked).toEqual([])
    },
  )

  test.each(['', 'constructor', 'library.list', 'render.*'])('knows no push %s', (name) => {
    const { bridge } = bridgeWith()
    expect(() => listenToAnything(bridge, name)).toThrow(TypeError)
  })

  test('an answer that is no reply is an error', async () => {
    const { bridge } = bridgeWith({ invoke: async () => undefined })
    await expect(bridge.request('library.list')).rejects.toThrow('no reply')
  })

  test('gives a listener the data alone, until it stops listening', () => {
    const { bridge, push } = bridgeWith()
    const heard: unknown[][] = []
    const stop = bridge.on('notice', (...args) => heard.push(args))
    push('notice', { message: 'one' })
    push('library.changed', undefined)
    push('unheard.of', { message: 'never' })
    stop()
    push('notice', { message: 'two' })
    expect(heard).toEqual([[{ message: 'one' }]])
  })

  test('keeps for the first listener what came before it', () => {
    const { bridge, push } = bridgeWith()
    push('notice', { message: 'early' })
    const first: unknown[] = []
    const second: unknown[] = []
    bridge.on('notice', (data) => first.push(data))
    bridge.on('notice', (data) => second.push(data))
    push('notice', { message: 'late' })
    expect({ first, second }).toEqual({
      first: [{ message: 'early' }, { message: 'late' }],
      second: [{ message: 'late' }],
    })
  })

  test('keeps no more than fifty', () => {
    const { bridge, push } = bridgeWith()
    for (let number = 0; number < 80; number++) push('notice', { message: String(number) })
    const heard: string[] = []
    bridge.on('notice', ({ message }) => heard.push(message))
    expect([heard.length, heard[0], heard.at(-1)]).toEqual([50, '30', '79'])
  })

  test('opens dropped files by the paths the system gave them, and never one the page made', async () => {
    const { bridge, asked } = bridgeWith()
    await bridge.openDropped(['/scripts/one.md', '', '/scripts/two.md'])
    expect(asked).toEqual([['library.openDropped', { paths: ['/scripts/one.md', '/scripts/two.md'] }]])
    expect(await bridge.openDropped([''])).toEqual({ ok: true, data: { episodes: [], refused: [] } })
    expect(await bridge.openDropped(Array(51).fill('/a.md'))).toMatchObject({ ok: false, code: 'usage' })
    expect(asked).toHaveLength(1)
  })
})
