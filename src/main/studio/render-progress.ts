import type { Wait } from '../engines/speech-engine.ts'

/** pace, retry: it waits for its turn at today's pace, or after a failure. */
export type RequestNow = 'begun' | 'pace' | 'retry' | 'going' | 'over'

/** What a render tells while it works. `fraction` is of the mastering, 0 to 1. */
export type RenderProgress =
  /** `latency`: seconds that each request which is to be made now is expected to take; `audio`: seconds of all there will be. */
  | {
      readonly step: 'plan'
      readonly turns: number
      readonly missing: number
      readonly latency: readonly number[]
      readonly audio: number
    }
  /** How a request stands, by its place in the newest plan. It waits for its turn, or to be tried again, until a moment. */
  | {
      readonly step: 'request'
      readonly request: number
      readonly now: RequestNow
      readonly until?: Date | undefined
    }
  | { readonly step: 'speak'; readonly made: number; readonly missing: number; readonly turn: number }
  /** Google makes some lines in a batch, until then at the latest; with undefined it does not any more. */
  | { readonly step: 'batch'; readonly batch?: { readonly until: Date; readonly lines: number } | undefined }
  /** It waits, or with undefined goes on. */
  | { readonly step: 'wait'; readonly wait?: Pick<Wait, 'until' | 'message'> | undefined }
  | { readonly step: 'master'; readonly fraction: number }
