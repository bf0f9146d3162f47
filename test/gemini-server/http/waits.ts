/** Waits that all end at once when the server closes. */
export type Waits = {
  readonly wait: (milliseconds: number) => Promise<void>
  readonly endAll: () => void
}

export function createWaits(): Waits {
  const ends = new Set<() => void>()
  let isOver = false
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        if (milliseconds <= 0 || isOver) {
          resolve()
          return
        }
        const end = () => {
          clearTimeout(timer)
          ends.delete(end)
          resolve()
        }
        const timer = setTimeout(end, milliseconds)
        ends.add(end)
      }),
    endAll() {
      isOver = true
      for (const end of ends) end()
    },
  }
}
