import type { SeenRequest } from '../gemini-server/http/seen-request.ts'

/** A request for speech as the server has seen it. */
export function asking(...texts: readonly string[]): SeenRequest {
  return {
    index: 0,
    operation: 'generateContent',
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    body: { contents: [{ parts: texts.map((text) => ({ text })) }] },
    at: 0,
    misbehaviour: 'none',
    status: 200,
    aborted: false,
    ended: Promise.resolve(),
  }
}

/** An order of a batch: its texts by the entries of the ledger. */
export function ordering(displayName: string, texts: Readonly<Record<string, string>>): SeenRequest {
  const requests = Object.entries(texts).map(([key, text]) => ({
    request: { contents: [{ parts: [{ text }] }] },
    metadata: { key },
  }))
  const body = { batch: { displayName, inputConfig: { requests: { requests } } } }
  return { ...asking(), operation: 'batchGenerateContent', body }
}
