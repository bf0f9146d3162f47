import type { CallInput, StudioCall } from '../studio/worker/studio-calls.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'
import type { GeminiHost } from './gemini-service.ts'

/**
 * The studio's worker for those who may need the key: what Gemini is asked for waits until the worker has it. A keychain
 * that gave none is asked again only for what a person wants spoken: it may put a question on the screen each time.
 */
export function studioWithKey(
  studio: StudioClient,
  { ready, findWay }: Pick<GeminiHost, 'ready' | 'findWay'>,
): StudioClient {
  return {
    ...studio,
    async call(name, input, options) {
      if (needsKey(name, input)) await ready(isSpoken(name) ? 'again' : 'once')
      if (isSpoken(name) || isAsked(name)) await findWay()
      return studio.call(name, input, options)
    },
  }
}

function isSpoken(name: StudioCall): boolean {
  return name === 'render' || name === 'preview'
}

/** Whether Google is asked for something else than speech. */
function isAsked(name: StudioCall): boolean {
  return name === 'searchVoices' || name === 'collectBatches' || name === 'callOffBatches'
}

function needsKey<Name extends StudioCall>(name: Name, input: CallInput<Name>): boolean {
  if (isAsked(name)) return true
  return 'engine' in input && input.engine.id === 'gemini'
}
