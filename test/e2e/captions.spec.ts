import { expect, test } from '@playwright/test'
import { chromium } from 'playwright-core'
import { captionCues } from '../../src/core/captions/caption-cues.ts'
import type { SpokenLine } from '../../src/core/captions/spoken-line.ts'
import { captionsOf } from '../../src/core/captions/captions.ts'
import { toVtt } from '../../src/core/captions/to-vtt.ts'
import { chromiumFromNpm } from '../standin/chromium-from-npm.ts'

const said: readonly (readonly [speaker: string, text: string])[] = [
  [
    'Host',
    'Welcome back! Today we talk about how sound travels through water, and why whales hear each other.',
  ],
  ['Zoë & <Guest>', 'Is 3 < 4 --> or is it &amp; "so"? </v> <b>bold</b> <00:01:00.000>'],
  ['מארח', 'שלום לכולם, וברוכים הבאים.'],
  ['司会', 'こんにちは。今日は水の中で音がどのように伝わるかについて話します。とても不思議なテーマですね。'],
  ['Host', 'WEBVTT\n\nNOTE nothing of this is a comment\n\n12\n00:00:01.000 --> 00:00:02.000\n🎧🐋'],
]

const lines = said.map(([speaker, text], turn): SpokenLine => {
  return { turn, speaker, text, start: 10 * turn + 0.25, end: 10 * turn + 9.5 }
})

test("Chromium's own parser of tracks reads every caption as it was meant", async () => {
  const npm = chromiumFromNpm()
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(npm === null ? {} : { executablePath: npm.path, env: { ...process.env, ...npm.environment } }),
  })
  try {
    const page = await browser.newPage()
    const read = await page.evaluate(
      async (text) => {
        const video = document.createElement('video')
        const track = document.createElement('track')
        track.src = URL.createObjectURL(new Blob([text], { type: 'text/vtt' }))
        track.default = true
        video.append(track)
        document.body.append(video)
        track.track.mode = 'hidden'
        await new Promise((resolve, reject) => {
          track.addEventListener('load', resolve)
          track.addEventListener('error', () => {
            reject(new Error('The track was refused'))
          })
        })
        return Array.from(track.track.cues ?? [], (cue) => {
          if (!(cue instanceof VTTCue)) throw new Error('not a caption')
          const fragment = cue.getCueAsHTML()
          const name = fragment.firstElementChild?.getAttribute('title') ?? ''
          return { start: cue.startTime, end: cue.endTime, name, text: fragment.textContent ?? '' }
        })
      },
      toVtt(captionsOf(lines)),
    )

    const meant = captionCues(lines)
    expect(read.map(({ name, text }) => [name, text])).toEqual(
      meant.map(({ speaker, lines: text }) => [speaker, text.join('\n')]),
    )
    for (const [index, cue] of read.entries()) {
      expect(cue.start).toBeCloseTo(meant[index]?.start ?? NaN, 3)
      expect(cue.end).toBeCloseTo(meant[index]?.end ?? NaN, 3)
    }
    expect(read.length).toBeGreaterThan(said.length)
  } finally {
    await browser.close()
  }
})
