import { z } from 'zod'
import type { SeenRequest } from '../gemini-server/http/seen-request.ts'

/** Speech that was asked for: by itself, or as one of a batch. */
export type Ask = {
  /** The lines that are to be spoken. No two lines of a script are alike, so they tell asks apart. */
  readonly texts: readonly string[]
  /** Where it is one of a batch: what the program calls that, and the entry of the ledger it belongs to. */
  readonly batch?: { readonly displayName: string; readonly entry: string } | undefined
}

const speechBody = z.object({
  contents: z.array(z.object({ parts: z.array(z.object({ text: z.string() })) })).length(1),
})
const batchBody = z.object({
  batch: z.object({
    displayName: z.string(),
    inputConfig: z.object({
      requests: z.object({
        requests: z.array(z.object({ request: speechBody, metadata: z.object({ key: z.string() }) })),
      }),
    }),
  }),
})

/** What a request asks to be spoken; nothing where it only looks after a batch. */
export function asksIn({ operation, body }: Pick<SeenRequest, 'operation' | 'body'>): readonly Ask[] {
  if (operation === 'generateContent') return [{ texts: textsOf(speechBody.parse(body)) }]
  if (operation !== 'batchGenerateContent') return []
  const { displayName, inputConfig } = batchBody.parse(body).batch
  return inputConfig.requests.requests.map(({ request, metadata }) => ({
    texts: textsOf(request),
    batch: { displayName, entry: metadata.key },
  }))
}

function textsOf({ contents: [content] }: z.output<typeof speechBody>): readonly string[] {
  return content?.parts.map(({ text }) => text) ?? []
}
