import type { RequestInput, RequestOutput } from '../../shared/ipc/schemas.ts'

export type LineTakes = RequestOutput<'episode.lineTakes'>
export type LineTake = LineTakes['takes'][number]
/** Which line is meant, and which of those of its words. */
export type LineMeant = Pick<LineTakes, 'line' | 'turn'>
export type RetakeOffer = NonNullable<LineTakes['retake']>
export type LineDecision = RequestInput<'episode.decide'>['decision']
export type RetakeScope = Extract<LineDecision, { readonly kind: 'retake' }>['scope']
export type Doubt = RequestOutput<'episode.plan'>['doubts'][number]
