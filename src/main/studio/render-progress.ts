import type { Wait } from '../engines/speech-engine.ts'

/** What a render tells while it works. `fraction` is of the mastering, 0 to 1. */
export type RenderProgress =
  | { readonly step: 'plan'; readonly turns: number; readonly missing: number }
  | { readonly step: 'speak'; readonly made: number; readonly missing: number; readonly turn: number }
  /** It waits, or with undefined goes on. */
  | { readonly step: 'wait'; readonly wait?: Pick<Wait, 'until' | 'message'> | undefined }
  | { readonly step: 'master'; readonly fraction: number }
