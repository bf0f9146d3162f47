import { z } from 'zod'
import { episodeId } from '../shapes.ts'

/** Requests by their names, with the shapes of what goes in and what comes out. */
export type Requests = Readonly<Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>>

export const nothing = z.undefined()
export const byId = z.strictObject({ id: episodeId })
