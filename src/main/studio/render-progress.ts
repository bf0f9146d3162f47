/** What a render tells while it works. `fraction` is of the whole, 0 to 1. */
export type RenderProgress =
  | { readonly step: 'plan'; readonly turns: number; readonly missing: number }
  | { readonly step: 'speak'; readonly made: number; readonly missing: number; readonly turn: number }
  | { readonly step: 'master'; readonly fraction: number }

/** What a render made. */
export type RenderFigures = {
  readonly turns: number
  /** Takes spoken now, and turns whose take was there already. */
  readonly made: number
  readonly reused: number
  readonly seconds: number
}
