import { parseScript } from '../../core/script/parse-script.ts'
import { mapScript, type ScriptMap } from './script-map.ts'

export type ParseQuestion = { readonly version: number; readonly text: string }
export type ParseAnswer = { readonly version: number; readonly map: ScriptMap }

self.addEventListener('message', (event: MessageEvent<ParseQuestion>) => {
  const { version, text } = event.data
  const map = mapScript(parseScript(text))
  const answer: ParseAnswer = { version, map }
  self.postMessage(answer, { transfer: [map.turns.buffer, map.marks.buffer] })
})
