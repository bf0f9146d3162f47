import { expect, test } from 'vitest'
import type { MusicInUse } from '../../../src/core/music/music-in-use.ts'
import { targetWithMusic } from '../../../src/core/music/music-target.ts'
import { masterKey, type AudioTarget } from '../../../src/core/plan/master-key.ts'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { defaultTimelineOptions } from '../../../src/core/timeline/build-timeline.ts'

const target: AudioTarget = { rate: 24_000, channels: 1, loudness: -16, ceiling: -1 }
const theme = { key: 'a'.repeat(64), seconds: 20, loudness: -14 }
const library: MusicInUse = { named: (name) => (name === 'theme' ? theme : undefined) }

function keyOf(cue: string, music: MusicInUse = library): string {
  return masterKey(
    parseScript(`Host: One.\n${cue}\nHost: Two.`).items,
    [],
    target,
    defaultTimelineOptions,
    music,
  )
}

test('audio is in stereo at 44.1 kHz where music is heard, and as it was asked for where none is', () => {
  const targetFor = (cue: string, music: MusicInUse, asked = target) => {
    const { rate, channels } = targetWithMusic(asked, parseScript(`Host: One.\n${cue}`).items, music)
    return [rate, channels]
  }
  expect(targetFor('', library)).toEqual([24_000, 1])
  expect(targetFor('[music: gone]', library)).toEqual([24_000, 1])
  expect(targetFor('[music: theme, from 20s]', library)).toEqual([24_000, 1])
  // What is left would be a buzz when it is looped.
  expect(targetFor('[music: theme, under, from 19.999s]', library)).toEqual([24_000, 1])
  expect(targetFor('[music: theme, under, from 19s]', library)).toEqual([44_100, 2])
  expect(targetFor('[music: theme]', library)).toEqual([44_100, 2])
  expect(targetFor('', { ...library, bed: theme })).toEqual([44_100, 2])
  expect(targetFor('[music: theme]', library, { ...target, rate: 48_000 })).toEqual([48_000, 2])
})

test('the key of a master tells every change of its music that is heard, and no other', () => {
  const heard = [
    keyOf(''),
    keyOf('[music: theme]'),
    keyOf('[music: theme, fade 3s]'),
    keyOf('[music: theme, under]'),
    keyOf('[music: theme]\n[music stop]'),
    keyOf('', { ...library, intro: theme }),
    keyOf('', { ...library, outro: theme }),
    keyOf('[music: theme]', { named: () => ({ ...theme, key: 'b'.repeat(64) }) }),
  ]
  expect(new Set(heard).size).toBe(heard.length)
  expect(keyOf('[music: gone]\n[music stop]')).toBe(keyOf(''))
  expect(keyOf('[Music theme, fade out 3000 ms]')).toBe(keyOf('[music: theme, fade 3s]'))
})
