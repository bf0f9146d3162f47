/** Calls `run` once, some milliseconds from now; gives the way to call it off. */
export type SetTimer = (run: () => void, milliseconds: number) => () => void

/** The computer's own timer. It keeps the program going until it has run. */
export const setRealTimer: SetTimer = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}
