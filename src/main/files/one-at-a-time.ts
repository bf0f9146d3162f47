/** Runs work one piece after the other where it has the same name, at once where it has not. */
export type OneAtATime = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>

/** See `OneAtATime`. What one piece throws is no matter of the next. */
export function createOneAtATime(): OneAtATime {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve()
    const running = before.then(work)
    const ended = running.then(nothing, nothing).then(() => {
      if (last.get(name) === ended) last.delete(name)
    })
    last.set(name, ended)
    return running
  }
}

function nothing(): void {}
