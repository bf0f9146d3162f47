import type { CallInput, StudioCall } from '../studio/worker/studio-calls.ts'
import type { StudioClient } from '../studio/worker/studio-client.ts'

/** The studio's worker for those who may need the key: what Gemini is asked for waits until the worker has it. */
export function studioWithKey(studio: StudioClient, ready: () => Promise<void>): StudioClient {
  return {
    ...studio,
    async call(name, input, options) {
      if (needsKey(name, input)) await ready()
      return studio.call(name, input, options)
    },
  }
}

function needsKey<Name extends StudioCall>(name: Name, input: CallInput<Name>): boolean {
  if (name === 'searchVoices') return true
  return 'engine' in input && input.engine.id === 'gemini'
}
