import { StudioError } from '../../shared/studio-error.ts'
import type { CastEntry, Script } from '../script/script.ts'
import { nearestNames } from './nearest-names.ts'
import { defaultVoices } from './default-cast.ts'

/** A voice and a manner for one speaker, complete. */
export type CastMember = { readonly voice: string; readonly style: string | undefined; readonly pace: number }

/** Where entries of a cast come from, strongest first. Keys are speakers' names, in any case. */
export type CastSources = readonly Readonly<Record<string, CastEntry>>[]

/**
 * The whole cast of a script, in order of first appearance: each speaker's voice, style and pace from the first source
 * that gives it, then a default voice. Voices are checked by the engine, not here.
 */
export function resolveCast(
  script: Pick<Script, 'speakers'>,
  sources: CastSources,
): ReadonlyMap<string, CastMember> {
  const lookUps = sources.map(castLookUp)
  const given = <K extends keyof CastEntry>(speaker: string, member: K): CastEntry[K] =>
    lookUps.map((find) => find(speaker)?.[member]).find((value) => value !== undefined)
  const speakers = script.speakers.map((speaker) => speaker.name)
  const voices = defaultVoices(
    speakers,
    new Map(
      speakers.flatMap((speaker) =>
        given(speaker, 'voice') === undefined ? [] : [[speaker, given(speaker, 'voice') ?? '']],
      ),
    ),
  )
  return new Map(
    speakers.map((speaker) => [
      speaker,
      {
        voice: voices.get(speaker) ?? '',
        style: given(speaker, 'style'),
        pace: given(speaker, 'pace') ?? 1,
      },
    ]),
  )
}

/** Finds the entry of a speaker in one source of a cast. Names are compared in any case. */
export function castLookUp(source: CastSources[number]): (speaker: string) => CastEntry | undefined {
  const entries = new Map(Object.entries(source).map(([name, entry]) => [fold(name), entry]))
  return (speaker) => entries.get(fold(speaker))
}

/** Throws StudioError('unknown-speaker') where `names` holds one that the script has not, with the nearest it has. */
export function ensureSpeakers(script: Script, names: readonly string[]): void {
  const speakers = script.speakers.map((speaker) => speaker.name)
  const known = new Set(speakers.map(fold))
  for (const name of names) {
    if (known.has(fold(name))) continue
    const near = nearestNames(name, speakers)[0]
    const hint = near === undefined ? `It has ${speakers.join(', ') || 'none'}.` : `Did you mean ${near}?`
    throw new StudioError('unknown-speaker', `The script has no speaker ${name}. ${hint}`)
  }
}

function fold(name: string): string {
  return name.trim().normalize('NFC').toLowerCase()
}
