/**
 * Hands out the part of an Electron object that is there as Electron's own type. That is honest because the rest does not
 * pass in silence: such objects went through `refuseTheRest`, and throw when anything else of them is touched.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller's context says which
export function asElectron<T extends object>(part: object): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above; the only place
  return part as T
}
