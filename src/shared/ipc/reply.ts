import type { ErrorCode } from '../studio-error.ts'

/** What every request over the bridge comes back as: errors cross as values, never as exceptions. */
export type Reply<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string }
