/** Functions that want to hear of something. */
export type Listeners<Data> = {
  readonly tell: (data: Data) => void
  /** Returns the function that stops listening. */
  readonly listen: (listener: (data: Data) => void) => () => void
}

export function createListeners<Data>(): Listeners<Data> {
  const listeners = new Set<(data: Data) => void>()
  return {
    tell(data) {
      for (const listener of listeners) listener(data)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
