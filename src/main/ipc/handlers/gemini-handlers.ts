import type { Handlers } from '../handlers.ts'
import type { GeminiService } from '../window-services.ts'

type GeminiHandlers = Pick<Handlers, Extract<keyof Handlers, `gemini.${string}` | `spending.${string}`>>

export function geminiHandlers(gemini: GeminiService): GeminiHandlers {
  return {
    'gemini.get': () => gemini.state(),
    'gemini.askKeychain': () => gemini.askKeychain(),
    'gemini.setKey': ({ key }) => gemini.setKey(key),
    'gemini.testKey': () => gemini.testKey(),
    'gemini.removeKey': () => gemini.removeKey(),
    'gemini.importKey': ({ place }) => gemini.importKey(place),
    'gemini.declineImport': ({ place }) => gemini.declineImport(place),
    'gemini.refreshModels': () => gemini.refreshModels(),
    'gemini.setPrices': ({ rows }) => gemini.setPrices(rows),
    'spending.get': ({ episode }) => gemini.spending(episode),
  }
}
