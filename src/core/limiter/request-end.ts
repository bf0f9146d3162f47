/** How a request that was admitted came to its end. */
export type RequestEnd =
  | { readonly kind: 'answered' }
  /** 429 a minute; `retryAfter` in seconds, where the server gave it. */
  | { readonly kind: 'refused'; readonly retryAfter: number | undefined }
  /** 429 a day. */
  | { readonly kind: 'refused-for-today' }
  /** Anything that says nothing about limits: server trouble, network, cancelled. */
  | { readonly kind: 'other' }
