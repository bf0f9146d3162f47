import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLoudnessMeter } from '../../../src/core/audio/loudness-meter.ts'
import type { Passage, PassageTurn, SpeechEngine, Spoken } from '../../../src/main/engines/speech-engine.ts'
import { isStudioError, StudioError } from '../../../src/shared/studio-error.ts'

/** What an engine claims beyond the common contract. */
export type EngineClaims = {
  /** The same passage gives the same samples. */
  readonly isDeterministic: boolean
  /** `pace` changes the length of what is spoken. */
  readonly honoursPace: boolean
}

const short = 'Yes, of course.'
const sentence = 'Today we talk about how sound travels through water, and why whales can hear each other.'
const long = `${sentence} It moves more than four times as fast as in air. Sailors knew that long before anybody could explain it.`

export function turnOf(text: string, change: Partial<PassageTurn> = {}): PassageTurn {
  return { speaker: 'Host', text, voice: 'Zephyr', style: undefined, pace: 1, place: 'line 12', ...change }
}

export function passageOf(...turns: readonly (PassageTurn | string)[]): Passage {
  return { turns: turns.map((turn) => (typeof turn === 'string' ? turnOf(turn) : turn)), language: 'en' }
}

/** Registers what every engine must do. `makeEngine` gives a fresh one each time. */
export function engineContract(name: string, makeEngine: () => SpeechEngine, claims: EngineClaims): void {
  describe(`the contract of engines: ${name}`, () => {
    let engine: SpeechEngine
    beforeAll(() => {
      engine = makeEngine()
    })
    afterAll(() => engine.close())

    const speak = (passage: Passage, signal = new AbortController().signal) =>
      engine.speak(passage, { signal })

    const lengthAt = async (pace: number) => (await speak(passageOf(turnOf(sentence, { pace })))).pcm.length

    test('it lists its voices, each once, and takes every one of them', async () => {
      const voices = await engine.voices()
      expect(voices.length).toBeGreaterThan(1)
      expect(new Set(voices.map((voice) => voice.name)).size).toBe(voices.length)
      for (const voice of voices) {
        expect(voice.engine).toBe(engine.id)
        expect(voice.character).not.toBe('')
        engine.check(passageOf(turnOf(sentence, { voice: voice.name })))
        expect([...engine.voicesFor([{ speaker: 'Host', voice: voice.name }])]).toEqual([
          ['Host', voice.name],
        ])
      }
    })

    test('it names one of its voices for every speaker, whichever engine the cast was made for', async () => {
      const known = new Set((await engine.voices()).map((voice) => voice.name))
      const cast = [
        { speaker: 'Host', voice: 'zephyr' },
        { speaker: 'Guest', voice: 'Puck' },
        { speaker: 'Narrator', voice: 'Kore' },
      ]
      const voices = engine.voicesFor(cast)
      expect([...voices.keys()]).toEqual(['Host', 'Guest', 'Narrator'])
      expect([...voices.values()].every((voice) => known.has(voice))).toBe(true)
      expect(new Set(voices.values()).size).toBe(3)
      expect(engine.voicesFor(cast)).toEqual(voices)
    })

    test('it refuses a voice nobody knows, with the nearest name', async () => {
      const passage = passageOf(turnOf(sentence, { voice: 'Uranus' }))
      const refusal = new StudioError('unknown-voice', 'Uranus is not a voice. Did you mean Orus?')
      expect(() => engine.voicesFor([{ speaker: 'Host', voice: 'Uranus' }])).toThrow(refusal)
      expect(() => engine.check(passage)).toThrow(refusal)
      await expect(speak(passage)).rejects.toEqual(refusal)
    })

    test('it speaks: whole samples at a stated rate, about as long as estimated, neither silent nor clipped', async () => {
      for (const text of [short, sentence, long]) {
        const spoken = await speak(passageOf(text))
        expectSpeech(spoken)
        expectLength(spoken, engine.estimate(passageOf(text)).seconds)
        expect(spoken.finish).toBe('stop')
        expect(Math.min(...Object.values(spoken.usage))).toBeGreaterThanOrEqual(0)
      }
    })

    test('words, where it knows them, are in order, inside the audio and at their place in the text', async () => {
      const { pcm, rate, words } = await speak(passageOf(sentence))
      let before = { start: 0, at: -1 }
      for (const word of words) {
        expect(sentence.slice(word.at, word.at + word.length)).toBe(word.word)
        expect(word.turn).toBe(0)
        expect(word.at).toBeGreaterThan(before.at)
        expect(word.start).toBeGreaterThanOrEqual(before.start)
        expect(word.end).toBeGreaterThanOrEqual(word.start)
        expect(word.end).toBeLessThanOrEqual(pcm.length / rate)
        before = word
      }
    })

    test('it speaks several turns of two speakers one after another', async () => {
      const turns = [turnOf(sentence), turnOf(short, { speaker: 'Guest', voice: 'Puck', place: 'line 13' })]
      const spoken = await speak(passageOf(...turns))
      expectSpeech(spoken)
      expectLength(spoken, engine.estimate(passageOf(...turns)).seconds)
      const alone = await speak(passageOf(sentence))
      expect(spoken.pcm.length / spoken.rate).toBeGreaterThan(alone.pcm.length / alone.rate)
    })

    test('calls at the same time do not mix', async () => {
      const passages = [short, long, sentence, short].map((text) => passageOf(text))
      const together = await Promise.all(passages.map((passage) => speak(passage)))
      for (const [index, passage] of passages.entries()) {
        const spoken = together[index]!
        expectLength(spoken, engine.estimate(passage).seconds)
        if (claims.isDeterministic) expect(spoken).toEqual(await speak(passage))
      }
      expect(together[1]!.pcm.length).toBeGreaterThan(together[0]!.pcm.length)
    })

    test('it says how far it is, never less than before', async () => {
      const reports: number[] = []
      await engine.speak(passageOf(long), {
        signal: new AbortController().signal,
        onProgress: (seconds) => reports.push(seconds),
      })
      expect(reports).toEqual(reports.toSorted((a, b) => a - b))
    })

    test('it refuses a turn with nothing to say before it starts, and names the turn', async () => {
      for (const text of ['', ' \n\t ', '🎉']) {
        const passage = passageOf(sentence, turnOf(text, { place: 'line 7' }))
        expect(() => engine.check(passage)).toThrow('line 7')
        await expect(speak(passage)).rejects.toSatisfy(isRefusalOfLine7)
      }
    })

    test('a call that is stopped before or while it runs is cancelled, and the next one works', async () => {
      await expect(speak(passageOf(sentence), AbortSignal.abort())).rejects.toSatisfy((error) =>
        isStudioError(error, 'cancelled'),
      )
      const stop = new AbortController()
      const running = Array.from({ length: 4 }, () => speak(passageOf(long), stop.signal))
      const kept = speak(passageOf(short))
      stop.abort()
      for (const call of await Promise.allSettled(running)) {
        expect(call.status === 'rejected' && isStudioError(call.reason, 'cancelled')).toBe(true)
      }
      expectSpeech(await kept)
      expectSpeech(await speak(passageOf(short)))
    })

    test('its limits are such that a turn can be spoken', () => {
      expect(Math.min(...Object.values(engine.limits()))).toBeGreaterThanOrEqual(1)
    })

    test.runIf(claims.isDeterministic)(
      'the same passage gives the same samples, from another engine too',
      async () => {
        const other = makeEngine()
        const first = await speak(passageOf(sentence))
        expect(await other.speak(passageOf(sentence), { signal: new AbortController().signal })).toEqual(
          first,
        )
        await other.close()
      },
    )

    test.runIf(claims.honoursPace)('a quicker pace is shorter, a slower one longer', async () => {
      const own = await lengthAt(1)
      expect((await lengthAt(1.25)) / own).toBeCloseTo(1 / 1.25, 1)
      expect((await lengthAt(0.8)) / own).toBeCloseTo(1 / 0.8, 1)
    })

    test('closed, it ends what is under way and speaks no more', async () => {
      const closing = makeEngine()
      const signal = new AbortController().signal
      const running = closing.speak(passageOf(long), { signal })
      const ended = expect(running).rejects.toSatisfy((error) => isStudioError(error, 'cancelled'))
      await closing.close()
      await ended
      await expect(closing.speak(passageOf(short), { signal })).rejects.toSatisfy((error) =>
        isStudioError(error, 'engine-unavailable'),
      )
      await closing.close()
    })
  })
}

function isRefusalOfLine7(error: unknown): boolean {
  return isStudioError(error, 'unspeakable-text') && error.message.includes('line 7')
}

/** The bounds within which a take is accepted. */
function expectLength({ pcm, rate }: Spoken, estimate: number): void {
  expect(pcm.length / rate).toBeGreaterThan(0.25 * estimate)
  expect(pcm.length / rate).toBeLessThan(2 * estimate + 1.5)
}

/** Sound of a level at which somebody speaks, without a run of samples at the limit. */
function expectSpeech({ pcm, rate }: Spoken): void {
  expect(rate).toBeGreaterThanOrEqual(8000)
  expect(Number.isInteger(rate)).toBe(true)
  expect(pcm).toBeInstanceOf(Int16Array)
  const meter = createLoudnessMeter({ rate, channels: 1 })
  meter.add(Float32Array.from(pcm, (sample) => sample / 32_768))
  expect(meter.read().integrated).toBeGreaterThan(-40)
  expect(meter.read().integrated).toBeLessThan(-8)
  expect(pcm.filter((sample) => Math.abs(sample) >= 32_767).length).toBeLessThan(3)
}
