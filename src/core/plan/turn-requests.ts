import { takeKey, type TakeRequest } from './take-key.ts'

/** The requests that would make each turn of a passage for itself, with the keys of their takes. */
export function turnRequests(
  passage: TakeRequest,
): readonly { readonly key: string; readonly request: TakeRequest }[] {
  return passage.turns.map((turn) => {
    const request = { ...passage, turns: [turn] }
    return { key: takeKey(request), request }
  })
}
