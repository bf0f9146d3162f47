import { GoogleRefusal, invalidArgument } from '../refusals/google-refusal.ts'
import { keyForbidden, keyLeaked, keyNotValid, locationNotSupported } from '../refusals/key-refusals.ts'
import { quotaUsedUp } from '../refusals/quota-refusals.ts'
import { internalError, modelNotFound, overloaded } from '../refusals/server-refusals.ts'
import type { MisbehaviourKind, MisbehaviourOptions, RefusalKind } from './misbehaviour.ts'

type Maker = (model: string, options: MisbehaviourOptions) => GoogleRefusal

const seconds = ({ retryAfter }: MisbehaviourOptions) =>
  retryAfter === null ? undefined : (retryAfter ?? 49)
const limit =
  (quota: Parameters<typeof quotaUsedUp>[0]['quota'], most: number): Maker =>
  (model, options) =>
    quotaUsedUp({
      quota,
      model,
      limit: most,
      retryAfter: seconds(options),
      hasHeader: options.hasHeader ?? false,
    })
/** Server trouble says when to come back only if asked to. */
const trouble =
  (make: () => GoogleRefusal): Maker =>
  (_, { hasHeader, retryAfter }) => {
    const { status, message } = make()
    const headers = hasHeader === true ? { 'retry-after': String(retryAfter ?? 49) } : {}
    return new GoogleRefusal(status, message, [], headers)
  }

const makers: Readonly<Record<RefusalKind, Maker>> = {
  'minute-limit': limit('requests-per-minute', 10),
  'token-limit': limit('tokens-per-minute', 10_000),
  'day-limit': limit('requests-per-day', 100),
  'bare-limit': () =>
    new GoogleRefusal('RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).'),
  internal: trouble(internalError),
  unavailable: trouble(overloaded),
  'bad-key': keyNotValid,
  'leaked-key': keyLeaked,
  'forbidden-key': keyForbidden,
  location: locationNotSupported,
  'unknown-model': (model) => modelNotFound(model, 'v1beta', 'generateContent'),
  'bad-voice': () => invalidArgument('No matching speaker voice found for name: Nobody'),
  'bad-argument': () => invalidArgument('Request contains an invalid argument.'),
  'not-speech': () => invalidArgument('Model tried to generate text, but it should only be used for TTS.'),
}

/** The refusal that was asked for, if this is one. */
export function refusalOnDemand(options: MisbehaviourOptions, model: string): GoogleRefusal | undefined {
  return isRefusal(options.kind) ? makers[options.kind](model, options) : undefined
}

function isRefusal(kind: MisbehaviourKind): kind is RefusalKind {
  return Object.hasOwn(makers, kind)
}
