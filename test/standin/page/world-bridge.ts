/* oxlint-disable typescript/unbound-method -- originals are kept apart on purpose and called through Reflect.apply */
// A synchronous bridge between the page's world and the preload's, over a port that both worlds wrap. Blink clones an
// event's `detail` when the other world reads it, so no object is ever shared; functions, promises and errors travel as
// tagged numbers. It runs before the page's scripts and keeps its own copies of all it uses: a page that later patches
// `Map.prototype.get` or `CustomEvent` learns nothing.

const { apply, defineProperty } = Reflect
const { freeze, keys, hasOwn, getOwnPropertyDescriptor } = Object
const { isArray } = Array
const toKind = Object.prototype.toString
const { dispatchEvent, addEventListener } = EventTarget.prototype
const readDetail = getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get ?? (() => null)
const OwnMap = Map
const OwnPromise = Promise
const OwnError = Error
const OwnCustomEvent = CustomEvent
const mapGet = Map.prototype.get
const mapSet = Map.prototype.set
const mapDelete = Map.prototype.delete
const promiseThen = Promise.prototype.then

const MARK = '__$bridge'

type Callable = (...args: unknown[]) => unknown
interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

export interface WorldBridge {
  /** Tells the other world; its listeners have run when this returns. */
  readonly fire: (type: string, detail: unknown) => void
  readonly on: (type: string, listener: (detail: Record<string, unknown>) => void) => void
  /** Makes a value fit to travel. Throws for symbols, as Electron does. */
  readonly wrap: (value: unknown) => unknown
  /** Makes a value that travelled usable here, frozen if it is an exposed interface. */
  readonly unwrap: (value: unknown, isFrozen: boolean) => unknown
  /** Makes an object travel as an empty one, as Electron does with `ipcRenderer`. */
  readonly hide: (value: object) => void
}

/** The end of the bridge in the world named `here`. */
export function bridgeOver(channel: EventTarget, here: string, there: string): WorldBridge {
  const functions = new OwnMap<unknown, Callable>()
  const ids = new OwnMap<unknown, string>()
  const waiting = new OwnMap<unknown, Waiting>()
  const hidden = new OwnMap<unknown, true>()
  let count = 0
  let returned: Record<string, unknown> | null = null

  const nextId = () => {
    count += 1
    return `${here}${count}`
  }
  const fire = (type: string, detail: unknown) => {
    apply(dispatchEvent, channel, [new OwnCustomEvent(type, { detail })])
  }
  const on: WorldBridge['on'] = (type, listener) => {
    const receive = (event: unknown) => {
      const detail: unknown = apply(readDetail, event, [])
      if (isRecord(detail)) listener(detail)
    }
    apply(addEventListener, channel, [type, receive])
  }
  const remember = (id: string, value: Callable) => {
    apply(mapSet, functions, [id, value])
    apply(mapSet, ids, [value, id])
  }
  const wrapFunction = (value: Callable) => {
    const known = lookUp(ids, value)
    if (known !== undefined) return { [MARK]: 'function', id: known }
    const id = nextId()
    remember(id, value)
    return { [MARK]: 'function', id }
  }
  const wrapPromise = (promise: unknown) => {
    const id = nextId()
    const settle = (isFulfilled: boolean) => (value: unknown) => {
      try {
        fire(`settle:${there}`, { id, isFulfilled, value: wrap(value) })
      } catch (error) {
        fire(`settle:${there}`, { id, isFulfilled: false, value: wrap(error) })
      }
    }
    void apply(promiseThen, promise, [settle(true), settle(false)])
    return { [MARK]: 'promise', id }
  }
  // `seen` keeps cycles and shared references: the clone of the tagged tree has the same shape.
  const wrap = (value: unknown, seen = new OwnMap<unknown, object>()): unknown => {
    if (typeof value === 'symbol') throw new OwnError('An object could not be cloned.')
    if (isCallable(value)) return wrapFunction(value)
    if (value === null || typeof value !== 'object') return value
    if (lookUp(hidden, value) === true) return {}
    const kind: unknown = apply(toKind, value, [])
    if (kind === '[object Promise]') return wrapPromise(value)
    if (kind === '[object Error]' || value instanceof OwnError) {
      const { name, message } = describeError(value)
      return { [MARK]: 'error', name, message }
    }
    const known = lookUp(seen, value)
    if (known !== undefined) return known
    if (isArray(value)) {
      const array: unknown[] = []
      apply(mapSet, seen, [value, array])
      for (let index = 0; index < value.length; index++) define(array, index, wrap(value[index], seen))
      return array
    }
    // Date, Map, Set, typed arrays, File and the like: Blink's own clone. Other objects lose their prototype.
    if (kind !== '[object Object]' || !isRecord(value)) return value
    const copy = {}
    apply(mapSet, seen, [value, copy])
    const names = keys(value)
    for (let index = 0; index < names.length; index++) {
      const name = names[index] ?? ''
      define(copy, name, wrap(value[name], seen))
    }
    return copy
  }
  const callThere = (id: unknown) => {
    const call = (...args: unknown[]) => {
      const wrapped: unknown[] = []
      for (let index = 0; index < args.length; index++) define(wrapped, index, wrap(args[index]))
      returned = null
      fire(`call:${there}`, { id, args: wrapped })
      const result = takeReturned()
      if (result === null) throw new OwnError('The other side of the context bridge is gone.')
      if (result['isFulfilled'] === true) return unwrap(result['value'], false)
      throw unwrap(result['value'], false)
    }
    return call
  }
  const takeReturned = () => {
    const result = returned
    returned = null
    return result
  }
  const unwrapFunction = (id: unknown, isFrozen: boolean) => {
    const known = lookUp(functions, id)
    if (known !== undefined) return known
    const proxy = callThere(id)
    if (typeof id === 'string') remember(id, proxy)
    return isFrozen ? freeze(proxy) : proxy
  }
  const unwrap = (value: unknown, isFrozen: boolean, seen = new OwnMap<unknown, object>()): unknown => {
    if (value === null || typeof value !== 'object') return value
    const known = lookUp(seen, value)
    if (known !== undefined) return known
    if (isArray(value)) {
      const array: unknown[] = []
      apply(mapSet, seen, [value, array])
      for (let index = 0; index < value.length; index++)
        define(array, index, unwrap(value[index], isFrozen, seen))
      return isFrozen ? freeze(array) : array
    }
    if (apply(toKind, value, []) !== '[object Object]' || !isRecord(value)) return value
    const mark = hasOwn(value, MARK) ? value[MARK] : undefined
    const { id } = value
    if (mark === 'error') return makeError(value)
    if (mark === 'function') return unwrapFunction(id, isFrozen)
    if (mark === 'promise') {
      return new OwnPromise((resolve, reject) => {
        apply(mapSet, waiting, [id, { resolve, reject }])
      })
    }
    const copy = {}
    apply(mapSet, seen, [value, copy])
    const names = keys(value)
    for (let index = 0; index < names.length; index++) {
      const name = names[index] ?? ''
      define(copy, name, unwrap(value[name], isFrozen, seen))
    }
    return isFrozen ? freeze(copy) : copy
  }

  on(`call:${here}`, ({ id, args }) => {
    try {
      const unwrapped: unknown[] = []
      if (isArray(args)) {
        for (let index = 0; index < args.length; index++) define(unwrapped, index, unwrap(args[index], false))
      }
      const target = lookUp(functions, id)
      if (target === undefined) throw new OwnError('No such function.')
      fire(`return:${there}`, { isFulfilled: true, value: wrap(apply(target, undefined, unwrapped)) })
    } catch (error) {
      fire(`return:${there}`, { isFulfilled: false, value: wrap(error) })
    }
  })
  on(`return:${here}`, (detail) => {
    returned = detail
  })
  on(`settle:${here}`, ({ id, isFulfilled, value }) => {
    const promise = lookUp(waiting, id)
    apply(mapDelete, waiting, [id])
    if (isFulfilled === true) promise?.resolve(unwrap(value, false))
    else promise?.reject(unwrap(value, false))
  })
  const hide = (value: object) => {
    apply(mapSet, hidden, [value, true])
  }
  return {
    fire,
    on,
    wrap: (value) => wrap(value),
    unwrap: (value, isFrozen) => unwrap(value, isFrozen),
    hide,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

export function isCallable(value: unknown): value is Callable {
  return typeof value === 'function'
}

function lookUp<V>(map: Map<unknown, V>, key: unknown): V | undefined {
  return apply<Map<unknown, V>, [unknown], V | undefined>(mapGet, map, [key])
}

// Assignment would run setters that a page may have put on Object.prototype.
function define(object: object, name: string | number, value: unknown): void {
  defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true })
}

function describeError(error: object): { name: string; message: string } {
  if (!isRecord(error)) return { name: 'Error', message: '' }
  return { name: String(error['name']), message: String(error['message']) }
}

function makeError({ name, message }: Record<string, unknown>): Error {
  const error = new OwnError(typeof message === 'string' ? message : '')
  if (typeof name === 'string' && name !== 'Error') define(error, 'name', name)
  return error
}
