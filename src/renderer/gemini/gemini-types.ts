import type { RequestOutput } from '../../shared/ipc/schemas.ts'

export type GeminiState = RequestOutput<'gemini.get'>
export type PriceRow = GeminiState['prices']['rows'][number]
export type KeyOffer = GeminiState['offers'][number]
export type Spending = RequestOutput<'spending.get'>
export type Spent = Spending['today']
