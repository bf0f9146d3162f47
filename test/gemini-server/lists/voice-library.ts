import { geminiVoices } from '../../../src/core/cast/gemini-voices.ts'
import { makeVoices } from './make-voices.ts'

/** A voice as `voices.list` gives it (ListVoicesResponse of @google/genai 3.1.0). */
export type LibraryVoice = {
  readonly id: string
  readonly display_name: string
  readonly type: 'prebuilt' | 'prompted' | 'replicated'
  readonly gender: 'female' | 'male' | 'neutral'
  readonly language_code: string
  readonly region_code: string
  readonly accent: string
  readonly persona: string
  readonly context: string
  readonly pitch: 'low' | 'medium' | 'high'
  readonly description: string
}

export type VoiceLibrary = {
  readonly voices: readonly LibraryVoice[]
  /** The thirty every model knows. */
  readonly firstNames: readonly string[]
  /** By id, in any case. */
  readonly find: (id: string) => (LibraryVoice & { readonly isFirst: boolean }) | undefined
  /** The one of the thirty that stands in for each of these voices when it speaks here: another for each. */
  readonly standIns: (ids: readonly string[]) => ReadonlyMap<string, string>
}

const pitches = ['low', 'medium', 'high'] as const

/** Google's thirty voices and about 2,000 more that we made up: the same ones every time. */
export function createVoiceLibrary(): VoiceLibrary {
  const first = geminiVoices.map(({ name, character, gender }, index): LibraryVoice => {
    return {
      id: name,
      display_name: name,
      type: 'prebuilt',
      gender,
      language_code: 'en-US',
      region_code: 'US',
      accent: 'American',
      persona: character,
      context: 'Conversational',
      pitch: pitches[index % pitches.length] ?? 'medium',
      description: `${character}.`,
    }
  })
  const voices = [...makeVoices(), ...first]
  const byId = new Map(voices.map((voice, index) => [voice.id.toLowerCase(), { voice, index }]))
  const firstNames = first.map(({ id }) => id)
  return {
    voices,
    firstNames,
    find(id) {
      const found = byId.get(id.toLowerCase())
      return found && { ...found.voice, isFirst: firstNames.includes(found.voice.id) }
    },
    standIns(ids) {
      const chosen = new Map<string, string>()
      const isFree = (name: string) => ![...chosen.values()].includes(name)
      const own = ids.filter((id) => firstNames.includes(id))
      for (const id of own) chosen.set(id, id)
      for (const id of ids) {
        const found = byId.get(id.toLowerCase())
        if (found === undefined) throw new Error(`No voice ${id}`)
        if (!chosen.has(id)) chosen.set(id, alike(found.voice, found.index).find(isFree) ?? 'Zephyr')
      }
      return chosen
    },
  }
}

/** Those of the thirty that sound like a voice, in an order of its own. */
function alike({ gender }: LibraryVoice, index: number): string[] {
  const names = geminiVoices
    .filter((voice) => gender === 'neutral' || voice.gender === gender)
    .map(({ name }) => name)
  const from = index % names.length
  return [...names.slice(from), ...names.slice(0, from)]
}
