// Names that the language, Node's inspector and test runners look up on any object; absent ones must stay `undefined`.
const ALWAYS_ALLOWED = new Set(['then', 'toJSON', 'inspect', 'nodeType', 'tagName', 'asymmetricMatch'])

/**
 * Puts a prototype above `object` that throws for every name neither it nor its own prototypes know, so that a part of
 * Electron's API the stand-in lacks fails loudly. `name` is how an application spells the object, for example `app`.
 */
export function refuseTheRest<T extends object>(object: T, name: string): T {
  const base = standInFor(Object.getPrototypeOf(object))
  const refuse = (property: string): never => {
    throw new Error(`stand-in: ${name}.${property} is not implemented`)
  }
  Object.setPrototypeOf(
    object,
    new Proxy(base, {
      get(target, property, receiver): unknown {
        if (typeof property === 'symbol' || property in target || ALWAYS_ALLOWED.has(property)) {
          return Reflect.get(target, property, receiver)
        }
        return refuse(property)
      },
      set(target, property, value, receiver) {
        if (typeof property === 'symbol' || property in target) {
          return Reflect.set(target, property, value, receiver)
        }
        return refuse(property)
      },
    }),
  )
  return object
}

// A class is constructed through what stands above it, so there the proxy must be of that class itself.
function standInFor(above: unknown): object {
  if (typeof above === 'function') return above
  const base = {}
  Object.setPrototypeOf(base, above instanceof Object ? above : Object.prototype)
  return base
}
