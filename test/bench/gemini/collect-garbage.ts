/** Frees what nothing holds any more, for figures of memory and CPU. Benchmarks run with `--expose-gc`. */
export function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error('This needs --expose-gc')
  // Twice: what the first leaves to finalizers the second takes.
  globalThis.gc()
  globalThis.gc()
}
