/** Where the program notes what happens. `detail` is an error or its cause; never a script, never a key. */
export interface Log {
  readonly info: (message: string, detail?: unknown) => void
  readonly warn: (message: string, detail?: unknown) => void
  readonly error: (message: string, detail?: unknown) => void
  /** From now on this key is taken out of every entry, whatever it looks like. */
  readonly hide: (key: string) => void
}
