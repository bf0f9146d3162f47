import { draftVoices, type DraftVoice } from './draft-voices.ts'
import { findVoice } from './find-voice.ts'
import { geminiVoices } from './gemini-voices.ts'

/** The draft voice that stands in for each Gemini voice: of the same gender, near in character, evenly spread. */
const standIns: Readonly<Record<string, readonly string[]>> = {
  Clara: ['Zephyr', 'Autonoe', 'Erinome', 'Callirrhoe', 'Pulcherrima'],
  Ruth: ['Kore', 'Achernar', 'Gacrux', 'Vindemiatrix', 'Sulafat'],
  Ivy: ['Leda', 'Aoede', 'Laomedeia', 'Despina'],
  Hugo: ['Puck', 'Iapetus', 'Schedar', 'Rasalgethi'],
  Angus: ['Charon', 'Algenib', 'Sadaltager'],
  Milo: ['Fenrir', 'Achird', 'Sadachbia'],
  Ewan: ['Umbriel', 'Zubenelgenubi', 'Algieba'],
  Otto: ['Orus', 'Alnilam', 'Enceladus'],
}

const everyVoice = [
  ...draftVoices.map((voice) => ({ name: voice.name, draft: voice })),
  ...geminiVoices.map((voice) => ({ name: voice.name, draft: standInFor(voice.name) })),
]

function standInFor(geminiName: string): DraftVoice {
  const found = draftVoices.find((voice) => standIns[voice.name]?.includes(geminiName))
  if (found === undefined) throw new Error(`No draft voice stands in for ${geminiName}`)
  return found
}

/** A voice of Google's extended library, as far as a stand-in must know it. */
export type OtherVoice = { readonly name: string; readonly gender: 'female' | 'male' | 'neutral' }

/**
 * Which draft voice speaks for each speaker of an episode. Takes draft and Gemini names, and those of `others`. A draft name is kept as it
 * is; a Gemini voice gets the one that stands in for it or, when that is taken, the next that is free, of the same
 * gender first; with more speakers than voices the least used one. Equal input gives equal voices, and a speaker at the
 * end with a Gemini voice changes nobody before. Throws `unknown-voice`.
 */
export function castDraftVoices(
  speakers: readonly { readonly speaker: string; readonly voice: string }[],
  others: readonly OtherVoice[] = [],
): Map<string, DraftVoice> {
  const voices =
    others.length === 0
      ? everyVoice
      : [...everyVoice, ...others.map((other) => ({ name: other.name, draft: likenessOf(other) }))]
  const wanted = new Map<string, { readonly name: string; readonly draft: DraftVoice }>()
  for (const { speaker, voice } of speakers) {
    if (!wanted.has(speaker)) wanted.set(speaker, findVoice(voice, voices))
  }
  const uses = new Map(draftVoices.map((voice) => [voice.name, 0]))
  const use = (voice: DraftVoice) => uses.set(voice.name, (uses.get(voice.name) ?? 0) + 1)
  for (const { name, draft } of wanted.values()) if (name === draft.name) use(draft)

  const cast = new Map<string, DraftVoice>()
  for (const [speaker, { name, draft }] of wanted) {
    if (name === draft.name) {
      cast.set(speaker, draft)
      continue
    }
    const fewest = Math.min(...uses.values())
    const chosen = byPreference(draft).find((voice) => uses.get(voice.name) === fewest) ?? draft
    use(chosen)
    cast.set(speaker, chosen)
  }
  return cast
}

/** The draft voice for a voice of which only the gender is known: always the same one for a name. */
function likenessOf({ name, gender }: OtherVoice): DraftVoice {
  const alike = draftVoices.filter((voice) => gender === 'neutral' || voice.gender === gender)
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  const [chosen = standInFor('Zephyr')] = alike.slice(sum % alike.length)
  return chosen
}

/** All draft voices: `first`, then those of its gender, then the others. */
function byPreference(first: DraftVoice): DraftVoice[] {
  const rank = (voice: DraftVoice) => (voice === first ? 0 : voice.gender === first.gender ? 1 : 2)
  return draftVoices.toSorted((a, b) => rank(a) - rank(b))
}
