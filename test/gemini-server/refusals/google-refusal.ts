import type { JsonObject } from '../protocol/json-object.ts'

export type GoogleStatus =
  | 'INVALID_ARGUMENT'
  | 'FAILED_PRECONDITION'
  | 'PERMISSION_DENIED'
  | 'NOT_FOUND'
  | 'RESOURCE_EXHAUSTED'
  | 'INTERNAL'
  | 'UNAVAILABLE'
  | 'UNIMPLEMENTED'

const httpCodes: Readonly<Record<GoogleStatus, number>> = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  UNIMPLEMENTED: 501,
}

/** A refusal in the shape of Google's errors (cloud.google.com/apis/design/errors). */
export class GoogleRefusal extends Error {
  override readonly name = 'GoogleRefusal'
  readonly status: GoogleStatus
  readonly details: readonly JsonObject[]
  /** Sent along, such as Retry-After. */
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: GoogleStatus,
    message: string,
    details: readonly JsonObject[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.status = status
    this.details = details
    this.headers = headers
  }

  get httpCode(): number {
    return httpCodes[this.status]
  }

  /** The `error` of the body. */
  get body(): JsonObject {
    const { message, status, details, httpCode: code } = this
    return details.length === 0 ? { code, message, status } : { code, message, status, details }
  }
}

export function invalidArgument(message: string, details: readonly JsonObject[] = []): GoogleRefusal {
  return new GoogleRefusal('INVALID_ARGUMENT', message, details)
}
