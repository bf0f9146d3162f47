import { setImmediate } from 'node:timers/promises'
import { checkRules, checkTake } from '../../core/check/check-take.ts'
import { expectTake, type KnownSpeaker } from '../../core/check/expect-take.ts'
import { usualVoice, voicePrint, type VoicePrint } from '../../core/check/voice-print.ts'
import type { SpeakingRates } from '../../core/estimate/speaking-rates.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { readSpoken } from '../takes/read-spoken.ts'
import type { TakeFile } from '../takes/take-file.ts'
import type { TakeNotes } from '../takes/take-notes.ts'
import type { TakeStore } from '../takes/take-store.ts'

export type CheckTakes = {
  /** All takes of an episode: what its speakers sound like is known from the others. */
  readonly takes: Iterable<TakeFile>
  readonly store: TakeStore
  readonly notes: TakeNotes
  readonly rates: Pick<SpeakingRates, 'seconds'>
  readonly signal: AbortSignal
}

/** Listens to those takes that were not checked yet, or by older rules, and writes down what comes of it. Throws StudioError. */
export async function checkTakes(job: CheckTakes): Promise<void> {
  const takes = [...job.takes]
  const unchecked = takes.filter(({ note }) => note === undefined || note.rules < checkRules)
  if (unchecked.length === 0) return
  const voices = new Map<string, VoicePrint>()
  for (const take of unchecked) {
    const { pcm, rate } = await read(job, take)
    const voice = voicePrint(pcm, rate)
    if (voice !== undefined) voices.set(take.key, voice)
  }
  const speakers = Map.groupBy(takes, voiceOf)
  for (const take of unchecked) {
    const others = (speakers.get(voiceOf(take)) ?? []).filter(({ key }) => key !== take.key)
    const { pcm, rate, finish } = await read(job, take)
    const expected = expectTake(take.request.turns.map(asked), job.rates, speakerFrom(others, voices))
    const { verdict, reasons } = checkTake({ pcm, rate, finish, expected })
    const voice = voices.get(take.key)
    const note = {
      rules: checkRules,
      verdict,
      reasons: [...reasons],
      ...(voice === undefined ? {} : { voice }),
    }
    job.notes.learn(await job.store.note(take, note))
  }
}

async function read({ store, signal }: CheckTakes, take: TakeFile) {
  // Others of this thread have their turn between two takes.
  await setImmediate()
  if (signal.aborted) throw new StudioError('cancelled', 'The render was stopped.')
  return readSpoken(store, take)
}

function speakerFrom(takes: readonly TakeFile[], voices: ReadonlyMap<string, VoicePrint>): KnownSpeaker {
  const prints = takes.flatMap(({ key, note }) => note?.voice ?? voices.get(key) ?? [])
  const blocks = takes.reduce((sum, { level }) => sum + level.blocks, 0)
  const energy = takes.reduce((sum, { level }) => sum + level.energy, 0)
  return {
    samples: takes.length,
    level: blocks === 0 ? undefined : { blocks, energy },
    voice: usualVoice(prints),
  }
}

function voiceOf({ request }: TakeFile): string {
  return request.turns[0]?.voice ?? ''
}

function asked({ text, voice, style, pace }: TakeFile['request']['turns'][number]) {
  return { text, voice, style, pace }
}
