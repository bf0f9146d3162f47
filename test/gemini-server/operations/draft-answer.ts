import { misbehaviourOptions, type MisbehaviourOptions } from '../misbehaviour/misbehaviour.ts'
import { spoilAnswer } from '../misbehaviour/spoil-answer.ts'
import type { BillEntry } from '../speech/bill.ts'
import type { SpeechOrder } from '../speech/read-order.ts'
import { speakOrder } from '../speech/speak-order.ts'
import type { AnswerDraft } from '../speech/speech-answer.ts'
import type { ServerTools } from './server-tools.ts'

export type DraftSettings = {
  readonly isStream: boolean
  readonly options?: MisbehaviourOptions
  readonly tier?: BillEntry['tier']
}

/** Speaks an order and charges for it, well or badly. */
export async function draftAnswer(
  order: SpeechOrder,
  { isStream, options = misbehaviourOptions(undefined), tier }: DraftSettings,
  tools: ServerTools,
): Promise<AnswerDraft> {
  const spoken = await speakOrder(misunderstood(order, options), tools)
  const isWav = order.container === undefined ? order.model.dialect === 'parts' : order.container === 'wav'
  const draft = spoilAnswer(
    {
      model: order.model.id,
      pcm: spoken.pcm,
      rate: spoken.rate,
      container: isWav && !isStream ? 'wav' : 'pcm',
      finishReason: spoken.finishReason,
      hasContent: true,
      hasCandidates: true,
      tokensIn: spoken.tokensIn,
      tokensOut: spoken.tokensOut,
    },
    options,
  )
  const { tokensIn, tokensOut, pcm } = draft
  tools.charge({
    model: order.model.id,
    tier: tier ?? (order.tier === 'unspecified' ? 'standard' : order.tier),
    seconds: pcm.length / spoken.rate,
    tokensIn,
    tokensOut,
  })
  return draft
}

/** An order that is spoken otherwise than it was meant. */
function misunderstood(order: SpeechOrder, { kind, rate }: MisbehaviourOptions): SpeechOrder {
  if (kind === 'other-rate') return { ...order, rate: rate ?? 48_000 }
  if (kind !== 'style-aloud') return order
  const turns = order.turns.map((turn) => ({
    ...turn,
    text: `${turn.style || 'Warm and friendly'}. ${turn.text}`,
  }))
  return { ...order, turns }
}
