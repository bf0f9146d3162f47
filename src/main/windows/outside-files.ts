/** Files that the system asks to be opened: the command line's, a second start's, the Dock's. */
export interface OutsideFiles {
  readonly add: (paths: readonly string[]) => void
  /** Hands over everything asked for so far and from now on. A second start without a file hands over none: it shows the window. */
  readonly handTo: (open: (paths: readonly string[]) => void) => void
}

/** Keeps what is asked for until somebody can open it. `first` are the files of this start. */
export function outsideFiles(first: readonly string[]): OutsideFiles {
  const waiting: (readonly string[])[] = first.length > 0 ? [first] : []
  let open: ((paths: readonly string[]) => void) | undefined
  return {
    add(paths) {
      if (open === undefined) waiting.push(paths)
      else open(paths)
    },
    handTo(listener) {
      open = listener
      for (const paths of waiting.splice(0)) listener(paths)
    },
  }
}
