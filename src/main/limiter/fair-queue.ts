/** Those who wait: of several jobs each gets its turn, within a job the first comes first. */
export type FairQueue<Item> = {
  readonly add: (job: string, item: Item) => void
  /** Takes out whoever is next. */
  readonly take: () => Item | undefined
  readonly remove: (job: string, item: Item) => void
  /** All, in the order in which they would be taken. */
  readonly inOrder: () => readonly Item[]
}

/** See `FairQueue`. */
export function createFairQueue<Item>(): FairQueue<Item> {
  /** The job whose turn it is comes first. None is empty. */
  const jobs = new Map<string, readonly Item[]>()
  const replace = (job: string, items: readonly Item[]) => {
    if (items.length > 0) jobs.set(job, items)
    else jobs.delete(job)
  }
  return {
    add: (job, item) => jobs.set(job, [...(jobs.get(job) ?? []), item]),
    take() {
      for (const [job, [first, ...rest]] of jobs) {
        // Behind all the others.
        jobs.delete(job)
        replace(job, rest)
        return first
      }
      return undefined
    },
    remove(job, item) {
      replace(
        job,
        (jobs.get(job) ?? []).filter((other) => other !== item),
      )
    },
    inOrder() {
      const queues = [...jobs.values()]
      const rounds = Math.max(0, ...queues.map((items) => items.length))
      return Array.from({ length: rounds }, (_, round) =>
        queues.flatMap((items) => items.slice(round, round + 1)),
      ).flat()
    },
  }
}
