import { draftVoices } from './draft-voices.ts'
import { geminiVoices, type GeminiVoice } from './gemini-voices.ts'
import { plainName } from './plain-name.ts'

/** The voices that are given out first, in this order; the rest of the table follows. */
const pleasantFirst = [
  'Zephyr',
  'Puck',
  'Kore',
  'Charon',
  'Leda',
  'Fenrir',
  'Aoede',
  'Umbriel',
  'Sulafat',
  'Orus',
  'Erinome',
  'Iapetus',
]

const inOrder: readonly GeminiVoice[] = [
  ...pleasantFirst.flatMap((name) => geminiVoices.filter((voice) => voice.name === name)),
  ...geminiVoices.filter((voice) => !pleasantFirst.includes(voice.name)),
]

/**
 * A voice for every speaker. Who has one in `given` keeps it, whatever it is. The others get Gemini voices nobody has,
 * women and men in turn; when all are taken they begin again. Depends on nothing but the order of `speakers`: one more
 * at the end without a voice changes nobody before.
 */
export function defaultVoices(
  speakers: readonly string[],
  given: ReadonlyMap<string, string>,
): Map<string, string> {
  const taken = new Set(speakers.map((speaker) => plainName(given.get(speaker) ?? '')))
  const voices = new Map<string, string>()
  let genderBefore: string | undefined
  for (const speaker of speakers) {
    const chosen = given.get(speaker) ?? voices.get(speaker) ?? nextVoice(taken, genderBefore)
    voices.set(speaker, chosen)
    taken.add(plainName(chosen))
    genderBefore = genderOf(chosen)
  }
  return voices
}

function genderOf(name: string): string | undefined {
  return [...geminiVoices, ...draftVoices].find((voice) => plainName(voice.name) === plainName(name))?.gender
}

function nextVoice(taken: Set<string>, genderBefore: string | undefined): string {
  const free = inOrder.filter((voice) => !taken.has(plainName(voice.name)))
  if (free.length === 0) {
    taken.clear()
    return nextVoice(taken, genderBefore)
  }
  const next = free.find((voice) => voice.gender !== genderBefore) ?? free[0]
  if (next === undefined) throw new Error('There are no voices')
  return next.name
}
