import { expect, test } from 'vitest'
import { audacityLabels } from '../../../src/core/export/audacity-labels.ts'
import { estimateSize } from '../../../src/core/export/estimate-size.ts'
import { exportFormats, formatFacts } from '../../../src/core/export/export-format.ts'
import { reaperProject } from '../../../src/core/export/reaper-project.ts'
import { createSecondsLeft } from '../../../src/core/export/seconds-left.ts'
import { spellBytes } from '../../../src/core/text/spell-bytes.ts'

test('a project for Reaper has every track at 0, and names of any kind in quotes', () => {
  const project = reaperProject({
    rate: 24_000,
    seconds: 12.5,
    tracks: [
      { name: 'Ann "the host"', file: '01 Ann.wav' },
      { name: `It's "him"`, file: '02 him.wav' },
    ],
    markers: [{ title: 'One\nTwo', at: 0.25 }],
  })
  expect(project).toBe(`<REAPER_PROJECT 0.1 "6.0" 0
  SAMPLERATE 24000 1 0
  MARKER 1 0.250000 "One Two" 0
  <TRACK
    NAME 'Ann "the host"'
    <ITEM
      POSITION 0
      LENGTH 12.500000000
      LOOP 0
      NAME 'Ann "the host"'
      <SOURCE WAVE
        FILE "01 Ann.wav"
      >
    >
  >
  <TRACK
    NAME \`It's "him"\`
    <ITEM
      POSITION 0
      LENGTH 12.500000000
      LOOP 0
      NAME \`It's "him"\`
      <SOURCE WAVE
        FILE "02 him.wav"
      >
    >
  >
>
`)
})

test('labels for Audacity are one line each, whatever is said', () => {
  expect(audacityLabels([{ start: 0.25, end: 3, text: 'Ann: One.\n\tTwo.' }])).toBe(
    '0.250000\t3.000000\tAnn: One. Two.\n',
  )
})

test('sizes are near what encoders make', () => {
  const size = {
    seconds: 600,
    channels: 1,
    bitrate: 128_000,
    tracks: 2,
    stemRate: 24_000,
    hasMusic: false,
  } as const
  expect(exportFormats.map(({ id }) => [id, Math.round(estimateSize(id, size) / 1e5) / 10])).toEqual([
    ['mp3', 9.8],
    ['m4a', 9.8],
    ['opus', 9.8],
    ['flac', 26.7],
    ['wav', 52.9],
    ...['vtt', 'srt', 'md', 'html', 'json', 'chapters', 'notes'].map((id) => [id, 0]),
    ['stems', 115.2],
  ])
  // Speech in two channels is in FLAC what it is in one; music is not, and has a stem of two channels of its own.
  expect(estimateSize('flac', { ...size, channels: 2 })).toBe(estimateSize('flac', size))
  const withMusic = { ...size, channels: 2, stemRate: 44_100, hasMusic: true } as const
  expect(
    (['flac', 'wav', 'stems'] as const).map((id) => Math.round(estimateSize(id, withMusic) / 1e6)),
  ).toEqual([64, 106, 423])
})

test('no two formats have the same ending', () => {
  const endings = exportFormats.map(({ id }) => formatFacts(id).ending)
  expect(new Set(endings).size).toBe(endings.length)
})

test('the time left is said once it is more than a guess', () => {
  const left = createSecondsLeft(100)
  expect(left.hear(0.5, 101)).toBeUndefined()
  expect(left.hear(0.01, 105)).toBeUndefined()
  expect(left.hear(0.25, 105)).toBe(15)
  expect(left.hear(1, 120)).toBe(0)
})

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1499, '1 kB'],
  [9_940_000, '9.9 MB'],
  [9_960_000, '10 MB'],
  [999_600_000, '1.0 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(spellBytes(bytes)).toBe(text)
})
