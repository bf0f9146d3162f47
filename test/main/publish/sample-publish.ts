import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PublishOrder } from '../../../src/main/publish/publish-show.ts'
import type {
  LoadedEpisode,
  PublishableEpisode,
  PublishableShow,
} from '../../../src/main/publish/publishable.ts'
import type { PublishOptions } from '../../../src/main/publish/publishable.ts'
import { goodShow } from '../../core/publish/sample-feed.ts'

/** The header of a PNG of 1,400 by 1,400 pixels, and a letter to tell it from others. */
export function pngCover(letter = 'a') {
  const bytes = new Uint8Array(34)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  bytes.set([0, 0, 5, 0x78, 0, 0, 5, 0x78, 8, 2, 0, 0, 0, 0, 0, 0, 0, letter.charCodeAt(0)], 16)
  return { mediaType: 'image/png', bytes } as const
}

const { cover: _, ...said } = goodShow
export const show: PublishableShow = {
  ...said,
  id: '0190a5f8-0000-7000-8000-000000000000',
  cover: pngCover(),
}

export type Sample = Partial<LoadedEpisode> & { readonly mark?: string; readonly sound?: string }

/** An episode with some text for sound; `loads` counts how often it was looked at. */
export function sampleEpisode(number: number, { mark = '1', sound = 'sound', ...change }: Sample = {}) {
  const id = `${String(number).padStart(8, '0')}-1c2d-7e3f-8a4b-5c6d7e8f9a0b`
  const counted = { loads: 0, makes: 0 }
  const episode: PublishableEpisode = {
    id,
    title: `Episode ${number}`,
    mark,
    load: () => {
      counted.loads++
      return Promise.resolve({
        id,
        title: `Episode ${number}`,
        description: 'What it is about.',
        number,
        date: new Date(Date.UTC(2026, 0, 1, 12) + number * 3_600_000).toISOString(),
        isExplicit: false,
        seconds: 60,
        chapters: [{ title: 'Start', start: 0, end: 60 }],
        audio: {
          mediaType: 'audio/mpeg',
          extension: 'mp3',
          mark: `mp3 ${sound}`,
          make: (path) => {
            counted.makes++
            return writeFile(path, `${sound} ${number}`)
          },
        },
        texts: [
          { kind: 'transcript', ending: '.vtt', mediaType: 'text/vtt', content: `WEBVTT ${number}\n` },
          { kind: 'transcript', ending: '.html', mediaType: 'text/html', content: `<p>${number}</p>\n` },
          {
            kind: 'chapters',
            ending: '.chapters.json',
            mediaType: 'application/json+chapters',
            content: '{}\n',
          },
        ],
        ...change,
      })
    },
  }
  return { episode, counted }
}

export function publishOptions(change: Partial<PublishOptions> = {}): PublishOptions {
  return {
    clock: () => new Date('2026-11-23T18:00:00Z'),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...change,
  }
}

/** An order to publish sample episodes, from the first on, in a folder. */
export const orderFor = (folder: string, ...episodes: readonly Sample[]): PublishOrder => ({
  folder,
  show,
  episodes: episodes.map((change, index) => sampleEpisode(index + 1, change).episode),
})

export const feedOf = (folder: string) => readFileSync(join(folder, 'feed.xml'), 'utf8')
