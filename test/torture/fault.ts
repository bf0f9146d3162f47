/** What the checks look for; see `docs/torture.md`. */
export const faultKinds = [
  'asked-again',
  'unbooked',
  'lost',
  'torn',
  'left-over',
  'library',
  'books',
  'ended-badly',
] as const

export type FaultKind = (typeof faultKinds)[number]

/** Something that must never be, whenever a program is killed. */
export type Fault = { readonly kind: FaultKind; readonly sentence: string }
