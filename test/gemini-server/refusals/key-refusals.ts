import { GoogleRefusal, invalidArgument } from './google-refusal.ts'

const service = 'generativelanguage.googleapis.com'

/** The keys that are refused, and how; every other key is good. */
export const badKeys: ReadonlyMap<string, () => GoogleRefusal> = new Map([
  ['bad-key', keyNotValid],
  ['expired-key', keyExpired],
  ['leaked-key', keyLeaked],
  ['forbidden-key', keyForbidden],
  ['suspended-key', keySuspended],
])

export function keyMissing(): GoogleRefusal {
  const message =
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API."
  return new GoogleRefusal('PERMISSION_DENIED', message)
}

export function keyNotValid(): GoogleRefusal {
  return keyError('API key not valid. Please pass a valid API key.')
}

export function keyExpired(): GoogleRefusal {
  return keyError('API key expired. Please renew the API key.')
}

export function keyLeaked(): GoogleRefusal {
  const message = 'Your API key was reported as leaked. Please use another API key.'
  return new GoogleRefusal('PERMISSION_DENIED', message)
}

export function keyForbidden(): GoogleRefusal {
  const method = 'google.ai.generativelanguage.v1beta.GenerativeService.GenerateContent'
  const message = `Requests to this API ${service} method ${method} are blocked.`
  return new GoogleRefusal('PERMISSION_DENIED', message, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_SERVICE_BLOCKED',
      domain: 'googleapis.com',
      metadata: { service, methodName: method },
    },
  ])
}

export function keySuspended(): GoogleRefusal {
  const message = 'Permission denied: Consumer has been suspended.'
  return new GoogleRefusal('PERMISSION_DENIED', message, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'CONSUMER_SUSPENDED',
      domain: 'googleapis.com',
      metadata: { service },
    },
  ])
}

/** Where Google does not offer its service. */
export function locationNotSupported(): GoogleRefusal {
  return new GoogleRefusal('FAILED_PRECONDITION', 'User location is not supported for the API use.')
}

function keyError(message: string): GoogleRefusal {
  return invalidArgument(message, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
      metadata: { service },
    },
    { '@type': 'type.googleapis.com/google.rpc.LocalizedMessage', locale: 'en-US', message },
  ])
}
