import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequestHandler } from './http/handle-request.ts'
import type { SeenRequest } from './http/seen-request.ts'
import { createWaits } from './http/waits.ts'
import type { GeminiServer, GeminiServerOptions } from './gemini-server.ts'
import { createRateLimiter } from './limits/rate-limiter.ts'
import { createVoiceLibrary } from './lists/voice-library.ts'
import { createScriptReader } from './misbehaviour/misbehaviour-script.ts'
import { createBatches } from './operations/batches.ts'
import { loadProtocol } from './protocol/load-protocol.ts'
import { sumBill, type BillEntry } from './speech/bill.ts'
import { createDraftVoice } from './speech/draft-voice.ts'
import { hiddenRates } from './speech/hidden-rates.ts'
import { createMurmurVoice } from './speech/murmur.ts'
import type { ServerVoice } from './speech/server-voice.ts'

/** Starts a server on 127.0.0.1; see the README beside this file. */
export async function startGeminiServer(options: GeminiServerOptions = {}): Promise<GeminiServer> {
  const { port = 0, latency = 0, now = Date.now, takesFlex = true, takesBatch = true } = options
  const { batchDelay = 0 } = options
  const voice = voiceOf(options.voice)
  const limiter = createRateLimiter(now)
  limiter.limit(options.limits ?? {})
  const entries: BillEntry[] = []
  const requests: SeenRequest[] = []
  const failures: unknown[] = []
  const script = createScriptReader<SeenRequest>()
  let scope: 'speech' | 'everything' = 'speech'
  let isClosing = false
  const waits = createWaits()
  const server = createServer(
    createRequestHandler({
      now,
      latency,
      waits,
      onRequest(request) {
        requests.push(request)
        options.onRequest?.(request)
      },
      script: { next: script.next, covers: (isSpeech) => isSpeech || scope === 'everything' },
      onFailure(error) {
        // What is cut off by closing fails, and nobody waits for it.
        if (!isClosing) failures.push(error)
      },
      tools: {
        protocol: loadProtocol(),
        library: createVoiceLibrary(),
        voice,
        rates: hiddenRates(options.seed),
        limiter,
        batches: createBatches(
          now,
          typeof batchDelay === 'number' ? () => batchDelay : batchDelay,
          options.batchCancelDelay,
        ),
        offers: { takesFlex, takesBatch },
        charge: (entry) => entries.push(entry),
      },
    }),
  )
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    misbehave(given, { on = 'speech' } = {}) {
      scope = on
      script.follow(given)
    },
    limit: limiter.limit,
    bill: () => sumBill(entries),
    async close() {
      isClosing = true
      waits.endAll()
      server.closeAllConnections()
      const closed = once(server, 'close')
      server.close()
      await closed
      await voice.close()
      if (failures.length > 0) throw failures[0]
    },
  }
}

function voiceOf(given: GeminiServerOptions['voice'] = 'draft'): ServerVoice {
  if (given === 'draft') return createDraftVoice()
  if (given === 'murmur') return createMurmurVoice()
  if (typeof given !== 'function') return given
  return { speak: async (turns) => given(turns), close: () => Promise.resolve() }
}
