// Playwright publishes the types of the DevTools protocol, but not under a name that its package exports.
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }
export type Method = keyof Protocol.CommandParameters
export type Parameters<M extends Method> = Protocol.CommandParameters[M]
export type Result<M extends Method> = Protocol.CommandReturnValues[M]
export type EventName = keyof Protocol.Events
export type EventDetails<E extends EventName> = Protocol.Events[E]
