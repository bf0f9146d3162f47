import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAudio } from '../../../src/main/audio/decode/open-audio.ts'
import { createDecodedMusic } from '../../../src/main/music/decoded-music.ts'
import { twoTones, writeStereo } from '../../helpers/sample-music.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const { signal } = new AbortController()
const rate = 44_100
/** A new file is as old as the disk says. */
const now = new Date(Math.floor(Date.now() / 1000) * 1000)
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

const piece = (letter: string) => ({ key: letter.repeat(64), name: letter, seconds: 0.5 })

test('decoded music stays under its bound: what was not used the longest goes, what is in use never', async () => {
  const data = temporaryFolder()
  const source = join(data, 'source.wav')
  writeStereo(source, 0.5, twoTones)
  const each = 0.5 * rate * 8
  const decoded = createDecodedMusic({ data, open: openAudio, most: 3.5 * each, clock: () => now })
  const fileOf = (letter: string) => decoded.fileOf(piece(letter), source, rate, signal)
  const files = new Map<string, string>()
  for (const letter of 'abc') files.set(letter, await fileOf(letter))
  for (const [letter, hours] of [
    ['a', 30],
    ['b', 20],
    ['c', 10],
  ] as const)
    utimesSync(files.get(letter) ?? '', hoursAgo(hours), hoursAgo(40))
  // Asked for again, the oldest is the newest; its content counts as old as it was.
  await fileOf('a')
  expect(statSync(files.get('a') ?? '').mtime).toEqual(hoursAgo(40))
  await fileOf('d')
  const left = () =>
    readdirSync(join(data, 'music'))
      .map((name) => name.charAt(0))
      .toSorted()
  expect(left()).toEqual(['a', 'c', 'd'])
  utimesSync(files.get('c') ?? '', hoursAgo(1), hoursAgo(40))
  await fileOf('e')
  // All others may be read this very moment.
  expect(left()).toEqual(['a', 'c', 'd', 'e'])
  expect(existsSync(await fileOf('b'))).toBe(true)
})
