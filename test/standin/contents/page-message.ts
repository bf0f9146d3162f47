import { z } from 'zod'

/** What the scripts in the page send up, through the binding that only the isolated world has. */
export const PageMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invoke'), id: z.number(), channel: z.string(), args: z.json() }),
  z.object({ kind: z.literal('send'), channel: z.string(), args: z.json() }),
  z.object({ kind: z.literal('title'), title: z.string() }),
  z.object({ kind: z.literal('window-open'), url: z.string(), frameName: z.string(), features: z.string() }),
  z.object({ kind: z.literal('preload-error'), message: z.string(), stack: z.string() }),
  z.object({
    kind: z.literal('context-menu'),
    params: z.object({
      x: z.number(),
      y: z.number(),
      linkURL: z.string(),
      linkText: z.string(),
      selectionText: z.string(),
      isEditable: z.boolean(),
      hasSelection: z.boolean(),
    }),
  }),
])
export type PageMessage = z.infer<typeof PageMessage>
export type ContextMenuMessage = Extract<PageMessage, { kind: 'context-menu' }>
