import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildTimeline } from '../../src/core/timeline/build-timeline.ts'
import { parseScript } from '../../src/core/script/parse-script.ts'
import { speakerGains } from '../../src/core/mix/speaker-gains.ts'
import { readFinished, type FinishedEpisode } from '../../src/main/export/finished-episode.ts'
import { makeLibrary, type Library } from '../../src/main/library/library.ts'
import { readEpisodeScript } from '../../src/main/studio/episode-script.ts'
import { masterRequestSchema } from '../../src/main/studio/mastering/mastering-messages.ts'
import { masterToWav } from '../../src/main/studio/mastering/master-to-wav.ts'
import { speechLike } from './speech-like.ts'

export type FinishedRoom = { readonly library: Library; readonly finished: FinishedEpisode }

const rate = 24_000
const script = `---
title: How sound travels
show: Deep Water
language: en-GB
---

# In the air

Ann: Sound is a wave of pressure.

# In the water

Ben: And in water it is more than four times as fast.
`

/** A library in `folder` with one finished episode of two speakers and two chapters, about 16 seconds long. */
export async function finishedEpisode(folder: string): Promise<FinishedRoom> {
  const library = await makeLibrary(folder, () => new Date('2026-11-23T12:00:00Z'))
  const made = await library.episodes.create('How sound travels', {})
  writeFileSync(join(made.folder, 'script.md'), script)
  const takes = await Promise.all(
    [
      { key: 'a'.repeat(64), text: 'Sound is a wave of pressure.', seed: 1, pitch: 105, peak: 0.8 },
      {
        key: 'b'.repeat(64),
        text: 'And in water it is more than four times as fast.',
        seed: 2,
        pitch: 205,
        peak: 0.2,
      },
    ].map(async ({ key, text, ...voice }) => {
      const pcm = speechLike({ seconds: 8, rate, ...voice })
      const request = {
        engine: 'draft',
        model: 'flite',
        language: 'en',
        turns: [{ text, voice: 'Rosa', style: undefined, pace: 1 }],
        take: 1,
      } as const
      const usage = { tokensIn: 0, tokensOut: 0, cost: 0 }
      return library.takes.keep(key, request, { pcm, rate, words: [], finish: 'stop', usage })
    }),
  )
  const timeline = buildTimeline(parseScript(script).items, (turn) => {
    const { key: take = '', samples = 0, speech = { start: 0, end: 0 } } = takes[turn] ?? {}
    return { take, start: 0, end: samples, speechStart: speech.start, speechEnd: speech.end }
  })
  const output = join(made.folder, 'How sound travels.wav')
  const report = masterToWav({
    order: masterRequestSchema.parse({
      timeline,
      takes: new Map(takes.map(({ key }) => [key, library.takes.audioPath(key)])),
      gains: speakerGains(
        new Map(
          timeline.clips.map(({ speaker }, place) => [speaker, takes[place] ? [takes[place].level] : []]),
        ),
      ),
      output,
    }),
  })
  const { state } = await readEpisodeScript(library, made)
  const episode = await library.episodes.update(made.folder, (file) => ({
    ...file,
    renderedFrom: state,
    details: { author: 'Ada', number: 12, description: 'Why whales can hear so far.' },
    chapterDetails: { 'In the water': { link: 'https://example.com/water' } },
    turns: timeline.clips.map(({ speaker, take, from, length, at }) => {
      return { speaker, take, start: from, end: from + length, at, until: at + length }
    }),
    chapters: [...timeline.chapters],
    master: {
      file: 'How sound travels.wav',
      key: 'c'.repeat(64),
      bytes: statSync(output).size,
      rate: report.rate,
      channels: report.channels,
      seconds: report.seconds,
      loudness: report.integrated,
      truePeak: report.truePeak,
    },
  }))
  return { library, finished: await readFinished(library, episode) }
}
