/** Runs something that returns at once while a property of an object has another value; afterwards all is as it was. */
export function withProperty<Result>(
  target: object,
  name: string,
  value: unknown,
  work: () => Result,
): Result {
  const before = Object.getOwnPropertyDescriptor(target, name)
  Object.defineProperty(target, name, { value, configurable: true, writable: true })
  try {
    return work()
  } finally {
    if (before === undefined) Reflect.deleteProperty(target, name)
    else Object.defineProperty(target, name, before)
  }
}
