import { castDraftVoices } from '../cast/draft-cast.ts'
import { draftVoices } from '../cast/draft-voices.ts'
import { findVoice } from '../cast/find-voice.ts'
import { geminiVoices, type GeminiVoice } from '../cast/gemini-voices.ts'

/** For each draft voice the Gemini voices it stands in for, and then the others of its gender. */
const likenesses: ReadonlyMap<string, readonly GeminiVoice[]> = new Map(
  draftVoices.map((draft) => {
    const isAlike = (voice: GeminiVoice) => standInFor(voice) === draft.name
    const sameGender = geminiVoices.filter(({ gender }) => gender === draft.gender)
    return [draft.name, sameGender.toSorted((a, b) => Number(isAlike(b)) - Number(isAlike(a)))]
  }),
)

function standInFor({ name }: GeminiVoice): string | undefined {
  return castDraftVoices([{ speaker: '', voice: name }]).get('')?.name
}

const builtIn: ReadonlySet<string> = new Set([...geminiVoices, ...draftVoices].map(({ name }) => name))

/**
 * Which Gemini voice speaks for each speaker of an episode. Gemini's names, in any case, and those of `known` stand for
 * themselves; a draft voice gets one like it that nobody else has, as long as there are any. Equal input gives equal
 * voices. Throws StudioError('unknown-voice') with the nearest names.
 */
export function castGeminiVoices(
  speakers: readonly { readonly speaker: string; readonly voice: string }[],
  known: readonly string[],
): Map<string, string> {
  // Asked for every line: the lists are put together only for a name that is in none of them.
  const ownName = (voice: string) => {
    if (builtIn.has(voice) || known.includes(voice)) return voice
    const names = new Set([...builtIn, ...known])
    return findVoice(
      voice,
      Array.from(names, (name) => ({ name })),
    ).name
  }
  const wanted = new Map<string, string>()
  for (const { speaker, voice } of speakers) {
    if (!wanted.has(speaker)) wanted.set(speaker, ownName(voice))
  }
  const taken = new Set([...wanted.values()].filter((name) => !likenesses.has(name)))
  const cast = new Map<string, string>()
  for (const [speaker, name] of wanted) {
    const alike = likenesses.get(name)
    const found =
      alike === undefined ? name : (alike.find((voice) => !taken.has(voice.name)) ?? alike[0])?.name
    const spoken = found ?? name
    taken.add(spoken)
    cast.set(speaker, spoken)
  }
  return cast
}
