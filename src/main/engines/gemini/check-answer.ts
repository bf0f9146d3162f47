import type { AnswerFault } from '../../../core/gemini/read-answer.ts'
import { geminiRate } from './decode-audio.ts'

/** Nothing above this is silence: about −60 dBFS. */
const silence = 32
/** What a take may last against its estimate in seconds: text of few words varies more, hence the seconds on top. */
const shortest = 0.25
const longest = { times: 2, plus: 1.5 } as const

/**
 * What is wrong with the sound of an answer, undefined where it may be kept. `seconds`: how long it was expected to be.
 * Whether it is good to listen to is not judged here.
 */
export function checkAnswer(pcm: Int16Array, seconds: number): AnswerFault | undefined {
  if (pcm.length === 0) return { kind: 'no-audio', says: 'came back empty' }
  if (!isHeard(pcm)) return { kind: 'silent', says: 'came back silent' }
  const length = pcm.length / geminiRate
  const spelled = `${length.toFixed(1)} s`
  if (length < shortest * seconds) return { kind: 'short', says: `came back too short (${spelled})` }
  if (length > longest.times * seconds + longest.plus) {
    return { kind: 'long', says: `came back too long (${spelled})` }
  }
  return undefined
}

/** Whether some sample stands out; speech is found within its first second. */
function isHeard(pcm: Int16Array): boolean {
  for (const sample of pcm) if (sample > silence || sample < -silence) return true
  return false
}
