import { castDraftVoices } from '../../src/core/cast/draft-cast.ts'
import { createDraftEngine } from '../../src/main/engines/draft/draft-engine.ts'
import type { PassageTurn } from '../../src/main/engines/speech-engine.ts'

const workerPath = new URL('../../src/main/engines/draft/flite-worker.ts', import.meta.url)
const voices = ['Zephyr', 'Puck', 'Charon', 'Kore']
const sentences = [
  'Welcome back to the show. Today we talk about how sound travels through water.',
  'It moves more than four times as fast as in air, because water is harder to press together.',
  'A whale can hear another whale from hundreds of miles away. Really?',
  'Sailors knew this long before anybody could explain it.',
]

/** How much faster than real time the draft voices speak an episode of 64 turns by four speakers. */
export async function benchDraft() {
  const one = await speakEpisode(1)
  const two = await speakEpisode(2)
  return {
    name: 'Draft voices',
    rows: [
      { what: 'one worker', value: one.speed, unit: '× real time' },
      { what: 'two workers', value: two.speed, unit: '× real time' },
      { what: 'two over one', value: two.speed / one.speed, unit: '×' },
      { what: 'first line of an episode', value: one.firstLine, unit: 's' },
    ],
  }
}

/** Speed in seconds of speech a second, and the time until the first line is there, workers and all, in seconds. */
async function speakEpisode(workers: number): Promise<{ speed: number; firstLine: number }> {
  const engine = createDraftEngine({ workerPath, workers })
  const { signal } = new AbortController()
  const speak = async (turn: PassageTurn) => {
    const { pcm, rate } = await engine.speak({ turns: [turn], language: 'en' }, { signal })
    return pcm.length / rate
  }
  const turns = episode(64)
  const [first, ...rest] = turns
  const start = performance.now()
  if (first !== undefined) await speak(first)
  const firstLine = (performance.now() - start) / 1000
  // Once more with every worker warm: an episode is long, its beginning is not.
  await Promise.all(turns.slice(0, 8).map(speak))
  const warm = performance.now()
  const seconds = await Promise.all(rest.map(speak))
  const took = (performance.now() - warm) / 1000
  await engine.close()
  return { speed: seconds.reduce((total, one) => total + one, 0) / took, firstLine }
}

function episode(turns: number): PassageTurn[] {
  const cast = castDraftVoices(voices.map((voice) => ({ speaker: voice, voice })))
  return Array.from({ length: turns }, (_, index) => {
    const speaker = voices[index % voices.length] ?? ''
    const text = Array.from({ length: 3 }, (__, part) => sentences[(index + part) % sentences.length]).join(
      ' ',
    )
    return {
      speaker,
      // No two turns have the same words.
      text: `Line ${index + 1}. ${text}`,
      voice: cast.get(speaker)?.name ?? '',
      style: undefined,
      pace: 1,
      place: `line ${index + 1}`,
    }
  })
}
