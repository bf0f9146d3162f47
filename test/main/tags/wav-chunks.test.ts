import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFile } from 'music-metadata'
import { expect, test } from 'vitest'
import type { EpisodeTags } from '../../../src/core/tags/episode-tags.ts'
import { openAudio } from '../../../src/main/audio/decode/open-audio.ts'
import { createEncoder } from '../../../src/main/audio/encode/create-encoder.ts'
import { wavChunks } from '../../../src/main/tags/wav-chunks.ts'
import { measureAudio } from '../../../src/main/export/measure-audio.ts'
import { hasFfmpeg } from '../../helpers/ffmpeg.ts'
import { sine } from '../../helpers/sound.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const rate = 44_100
const tags: EpisodeTags = {
  title: 'Как звук 🎙️ \u0007travels',
  author: 'Zoë Ørsted',
  show: '深い水',
  number: 7,
  date: '2026-11-23',
  language: 'he-IL',
  comment: 'Why whales can hear so far.',
  disclosure: 'All voices are artificial.',
  chapters: [
    { title: 'Opening', start: 0, end: 0.75 },
    { title: '日本 🎙️', start: 0.75, end: 2 },
  ],
}

/** Two seconds and an odd byte of sound, with these tags. */
async function tagged(given: EpisodeTags): Promise<string> {
  const path = join(temporaryFolder(), 'episode.wav')
  const tail = wavChunks(given, rate)
  const encoder = await createEncoder({ format: 'wav', path, rate, channels: 1, bits: 24, tail })
  await encoder.add(sine({ frequency: 440, amplitude: 0.5, seconds: 2, rate }).subarray(0, 2 * rate - 1))
  await encoder.finish()
  return path
}

test('a WAV file says what it is, in Unicode, and its sound is what it was', async () => {
  const path = await tagged(tags)
  const { common, format } = await parseFile(path)
  expect(common).toMatchObject({
    title: 'Как звук 🎙️ travels',
    artist: 'Zoë Ørsted',
    album: '深い水',
    track: { no: 7 },
  })
  expect(common.comment?.map(({ text }) => text)).toContain('Why whales can hear so far.')
  expect(format.numberOfSamples).toBe(2 * rate - 1)
  const source = await openAudio(path)
  const { frames } = await measureAudio(source, 1, () => undefined)
  await source.close()
  expect(frames).toBe(2 * rate - 1)
  expect(readFileSync(path).readUInt32LE(4)).toBe(readFileSync(path).length - 8)
})

test.skipIf(!hasFfmpeg)('ffprobe reads the same', async () => {
  const { stdout, stderr } = spawnSync(
    'ffprobe',
    [
      '-v',
      'error',
      '-of',
      'default=nk=0:nw=1',
      '-show_entries',
      'format_tags:chapter_tags=title',
      await tagged(tags),
    ],
    { encoding: 'utf8' },
  )
  expect(stderr).toBe('')
  expect(stdout.split('\n')).toEqual(
    expect.arrayContaining([
      'TAG:title=Как звук 🎙️ travels',
      'TAG:artist=Zoë Ørsted',
      'TAG:album=深い水',
      'TAG:track=7',
      'TAG:date=2026-11-23',
      'TAG:language=heb',
      'TAG:title=Opening',
      'TAG:title=日本 🎙️',
    ]),
  )
})

test.skipIf(!hasFfmpeg)('ffprobe finds each chapter once, though they stand in two places', async () => {
  const { stdout } = spawnSync(
    'ffprobe',
    [
      '-v',
      'error',
      '-of',
      'csv=p=0',
      '-show_entries',
      'chapter=start_time:chapter_tags=title',
      await tagged(tags),
    ],
    { encoding: 'utf8' },
  )
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual(['0.000000,Opening', '0.750000,日本 🎙️'])
})

test('chapters are cue points with labels, each a whole chunk at an even place', () => {
  const bytes = Buffer.from(wavChunks(tags, rate))
  const chunks: [string, Buffer][] = []
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + 4)
    chunks.push([bytes.toString('latin1', at, at + 4), bytes.subarray(at + 8, at + 8 + length)])
    at += 8 + length + (length % 2)
  }
  expect(chunks.map(([name, body]) => name + body.toString('latin1', 0, name === 'LIST' ? 4 : 0))).toEqual([
    'LISTINFO',
    'cue ',
    'LISTadtl',
    'id3 ',
  ])
  const [, cues, labels] = chunks.map(([, body]) => body)
  expect([cues?.readUInt32LE(0), cues?.readUInt32LE(4 + 20), cues?.readUInt32LE(4 + 24 + 20)]).toEqual([
    2,
    0,
    Math.round(0.75 * rate),
  ])
  expect(labels?.toString('utf8')).toContain('日本 🎙️\0')
  expect(Buffer.from(wavChunks({ ...tags, chapters: [] }, rate)).includes('cue ')).toBe(false)
})
