import { StudioError } from '../../shared/studio-error.ts'
import { nearestNames } from './nearest-names.ts'
import { plainName } from './plain-name.ts'

const longestShown = 40

/** The voice of this name, whatever its case and accents. Throws `unknown-voice`, with the nearest names when there are any. */
export function findVoice<V extends { readonly name: string }>(wanted: string, voices: readonly V[]): V {
  const plain = plainName(wanted)
  const found = voices.find((voice) => plainName(voice.name) === plain)
  if (found !== undefined) return found
  const names = voices.map((voice) => voice.name)
  throw new StudioError('unknown-voice', unknownVoiceSentence(wanted, nearestNames(wanted, names)))
}

function unknownVoiceSentence(wanted: string, near: readonly string[]): string {
  const shown = wanted.replaceAll(/[\s\p{C}]+/gu, ' ').trim()
  const name = shown.length > longestShown ? `${shown.slice(0, longestShown)}…` : shown
  const sentence = name === '' ? 'The name of the voice is empty.' : `${name} is not a voice.`
  const [best, second] = near
  if (best === undefined) return sentence
  return second === undefined
    ? `${sentence} Did you mean ${best}?`
    : `${sentence} Did you mean ${best} or ${second}?`
}
