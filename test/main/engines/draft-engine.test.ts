import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createLoudnessMeter } from '../../../src/core/audio/loudness-meter.ts'
import { speechEdges } from '../../../src/core/audio/speech-edges.ts'
import { draftVoices } from '../../../src/core/cast/draft-voices.ts'
import { geminiVoices } from '../../../src/core/cast/gemini-voices.ts'
import { isStudioError, StudioError } from '../../../src/shared/studio-error.ts'
import { createDraftEngine } from '../../../src/main/engines/draft/draft-engine.ts'
import type { Passage, SpeechEngine, Spoken } from '../../../src/main/engines/speech-engine.ts'
import { engineContract, passageOf, turnOf } from './engine-contract.ts'

const workerPath = new URL('../../../src/main/engines/draft/flite-worker.ts', import.meta.url)
const paragraph =
  'Rivers carry more than water. Every spring the snow of the mountains comes down, and with it come stones, sand and ' +
  'the stories of everybody who lives on the banks. Who would have thought that a single boat could change a valley?'

engineContract('draft', () => createDraftEngine({ workerPath }), { isDeterministic: true, honoursPace: true })

let engine: SpeechEngine
beforeAll(() => {
  engine = createDraftEngine({ workerPath })
})
afterAll(() => engine.close())
const speak = (passage: Passage): Promise<Spoken> =>
  engine.speak(passage, { signal: new AbortController().signal })
const seconds = ({ pcm, rate }: Spoken) => pcm.length / rate

const inLanguage = (language: string) => () => engine.check({ ...passageOf('Hello.'), language })

describe('the draft voices', () => {
  test('speak at 24 kHz, each about −23 LUFS, none clipped, no two the same', async () => {
    const spoken = await Promise.all(
      draftVoices.map(({ name }) => speak(passageOf(turnOf(paragraph, { voice: name })))),
    )
    for (const { pcm, rate } of spoken) {
      expect(rate).toBe(24_000)
      const meter = createLoudnessMeter({ rate, channels: 1, truePeak: true })
      meter.add(Float32Array.from(pcm, (sample) => sample / 32_768))
      expect(meter.read().integrated).toBeCloseTo(-23, -0.5)
      expect(meter.read().truePeak).toBeLessThan(0)
    }
    expect(new Set(spoken.map(({ pcm }) => Buffer.from(pcm.buffer).toString('base64'))).size).toBe(8)
  })

  test('take every Gemini name, in any case', () => {
    for (const { name } of geminiVoices)
      engine.check(passageOf(turnOf(paragraph, { voice: name.toLowerCase() })))
    expect(engine.voicesFor([{ speaker: 'Host', voice: 'zephyr' }]).get('Host')).toBe('Clara')
  })

  test('a Gemini name sounds like the voice that stands in for it', async () => {
    expect(await speak(passageOf(turnOf('Hello there.', { voice: 'Puck' })))).toEqual(
      await speak(passageOf(turnOf('Hello there.', { voice: 'Hugo' }))),
    )
  })

  test('start and end within 20 ms of the edges of the speech', async () => {
    const { pcm, rate } = await speak(passageOf(paragraph))
    const edges = speechEdges(pcm, rate)
    expect(edges.start).toBeLessThanOrEqual(0.02 * rate)
    expect(pcm.length - edges.end).toBeLessThanOrEqual(0.02 * rate)
  })

  test('speak the same in another process', async () => {
    const speakDraft = new URL('../../helpers/speak-draft.ts', import.meta.url).pathname
    const run = (...options: string[]) =>
      promisify(execFile)(process.execPath, ['--no-warnings', speakDraft, paragraph, ...options])
    // Both end by themselves, closed or not.
    const [closed, left] = await Promise.all([run(), run('leave')])
    expect(closed.stdout).toMatch(/^[0-9a-f]{64}$/)
    expect(left.stdout).toBe(closed.stdout)
  })
})

describe('what is not words', () => {
  test('tags are not spoken', async () => {
    const plain = await speak(passageOf('Thanks for having me. It is strange.'))
    const tagged = await speak(passageOf('Thanks for having me. <laugh> It is [sighs] strange.'))
    expect(tagged.pcm).toEqual(plain.pcm)
  })

  test('a pause is silence of its length', async () => {
    const [first, second] = await Promise.all([speak(passageOf('Wait.')), speak(passageOf('Now.'))])
    const both = await speak(passageOf('Wait. [pause 0.8s] Now.'))
    expect(seconds(both)).toBeCloseTo(seconds(first) + 0.8 + seconds(second), 9)
    const pause = both.pcm.subarray(first.pcm.length, both.pcm.length - second.pcm.length)
    expect(pause).toEqual(new Int16Array(0.8 * 24_000))
  })

  test('a turn of pauses alone is as much silence', async () => {
    expect((await speak(passageOf('[pause 1.5s]'))).pcm).toEqual(new Int16Array(1.5 * 24_000))
  })

  test('turns of a passage are 0.35 s apart', async () => {
    const [first, second] = await Promise.all([speak(passageOf('One.')), speak(passageOf('Two.'))])
    const both = await speak(passageOf('One.', 'Two.'))
    expect(both.pcm.length).toBe(first.pcm.length + 0.35 * 24_000 + second.pcm.length)
  })
})

describe('word times', () => {
  const text =
    'It cost £5 million. <short pause> “Really?” Dr. Smith asked… We — all of us — read it in 1995.'

  test.each(draftVoices.map((voice) => voice.name))('%s says every word once, in order', async (voice) => {
    const { words } = await speak(passageOf(turnOf(text, { voice })))
    expect(words.map(({ word }) => word).join(' ')).toBe(
      'It cost £5 million. “Really?” Dr. Smith asked We all of us read it in 1995.',
    )
    for (const [index, { start }] of words.entries()) {
      if (index > 0) expect(start).toBeGreaterThanOrEqual(words[index - 1]!.end - 0.001)
    }
  })

  test.each(draftVoices.map((voice) => voice.name))(
    '%s: where words follow a silence, the sound starts with them',
    async (voice) => {
      const { pcm, rate, words } = await speak(
        passageOf(turnOf('Time flies. Tell me. Take it. Better late. Birds sing. Dogs bark.', { voice })),
      )
      for (const [index, { start }] of words.entries()) {
        if (index === 0 || index % 2 === 1) continue
        // The loudest before the word against the loudest in it.
        const loudest = (from: number, to: number) =>
          pcm
            .subarray(Math.max(0, Math.round(from * rate)), Math.round(to * rate))
            .reduce((most, sample) => Math.max(most, Math.abs(sample)), 1)
        expect(loudest(start - 0.15, start - 0.06)).toBeLessThan(loudest(start, start + 0.15) / 4)
      }
    },
  )

  test('follow the pace and count on through the turns of a passage', async () => {
    const slow = await speak(passageOf(turnOf('One two three.', { pace: 0.5 }), 'Four.'))
    expect(slow.words.map(({ turn, word }) => `${turn} ${word}`)).toEqual([
      '0 One',
      '0 two',
      '0 three.',
      '1 Four.',
    ])
    const last = slow.words.at(-1)!
    expect(last.end).toBeLessThanOrEqual(seconds(slow))
    expect(seconds(slow) - last.end).toBeLessThan(0.1)
  })
})

describe('hostile text', () => {
  test.each([
    ['an option', '-voice kal --help -o /tmp/x'],
    ['a file name', '/m/i.txt'],
    ['SSML', '<speak><prosody rate="1">Hi</prosody></speak>'],
    ['NUL', 'Hello\0 there\u0001\u001b[2J.'],
    ['a half surrogate', 'Hello \ud800 there.'],
    ['format codes', '%s%n%d %x'],
    ['right-to-left marks', '\u202eHello\u202c there.'],
    ['punctuation alone after a word', `So${'.!?,;'.repeat(2000)}`],
    ['spaces', `a${' '.repeat(20_000)}b`],
  ])('%s is spoken like any other', async (_, text) => {
    const spoken = await speak(passageOf(text))
    expect(seconds(spoken)).toBeGreaterThan(0.2)
    expect(seconds(spoken)).toBeLessThan(15)
  })

  test('a word of 500 letters is said in parts, and each part has its time', async () => {
    const spoken = await speak(passageOf(`So ${'kabu'.repeat(125)}.`))
    expect(spoken.words.map(({ word }) => word).join('')).toBe(`So${'kabu'.repeat(125)}.`)
  })

  test('a word of 5,000 letters and a turn of 40,000 characters can be stopped', async () => {
    const stop = new AbortController()
    const texts = [`${'x'.repeat(5000)}.`, 'All work and no play. '.repeat(1800)]
    const running = Promise.allSettled(
      texts.map((text) =>
        engine.speak(passageOf(text), { signal: stop.signal, onProgress: () => stop.abort() }),
      ),
    )
    for (const call of await running) {
      expect(call.status === 'rejected' && isStudioError(call.reason, 'cancelled')).toBe(true)
    }
    expect(seconds(await speak(passageOf('Still here.')))).toBeGreaterThan(0.3)
  })

  test.each([
    ['Добро пожаловать', 'The draft voices speak English only, and line 12 is written in Cyrillic.'],
    [
      'All work and no play. '.repeat(9000),
      'It would take more than 50 minutes to speak line 12 in one turn; part it into several.',
    ],
  ])('%#: is refused before anything is sent', async (text, message) => {
    const refusal = new StudioError('unspeakable-text', message)
    expect(() => engine.check(passageOf(text))).toThrow(refusal)
    await expect(speak(passageOf(text))).rejects.toEqual(refusal)
  })

  test('another language is refused, any English is not', () => {
    expect(inLanguage('de')).toThrow(
      new StudioError(
        'unsupported-language',
        'The draft voices speak English only, and the language given is de.',
      ),
    )
    for (const language of ['en', 'en-GB', 'EN_us']) expect(inLanguage(language)).not.toThrow()
  })
})

test('a call over the time limit is stopped with a sentence, and the engine goes on', async () => {
  const hasty = createDraftEngine({ workerPath, workers: 1, timeLimit: 0.001 })
  onTestFinished(() => hasty.close())
  const signal = new AbortController().signal
  for (let call = 0; call < 2; call++) {
    await expect(hasty.speak(passageOf(paragraph), { signal })).rejects.toEqual(
      new StudioError('engine-timeout', 'Speaking line 12 made no progress for 0.001 s and was stopped.'),
    )
  }
})
