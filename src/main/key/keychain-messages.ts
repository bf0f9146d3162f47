import { z } from 'zod'
import { errorCodes } from '../../shared/studio-error.ts'

/** What the process that has the keychain is asked, once. The key travels in this message alone. */
export const keychainOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read') }),
  z.object({ kind: z.literal('write'), key: z.string() }),
  z.object({ kind: z.literal('remove') }),
])
export type KeychainOrder = z.output<typeof keychainOrder>

export const keychainAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), key: z.string().optional() }),
  z.object({ kind: z.literal('failed'), code: z.enum(errorCodes), message: z.string() }),
])
export type KeychainAnswer = z.output<typeof keychainAnswer>
