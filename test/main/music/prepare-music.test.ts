import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { openAudio } from '../../../src/main/audio/decode/open-audio.ts'
import type { EpisodeFile } from '../../../src/main/library/episode-file.ts'
import { makeLibrary, type Library } from '../../../src/main/library/library.ts'
import { addPiece } from '../../../src/main/music/add-piece.ts'
import { createDecodedMusic, type DecodedMusic } from '../../../src/main/music/decoded-music.ts'
import { prepareMusic, readMusic } from '../../../src/main/music/prepare-music.ts'
import { twoTones, writeStereo } from '../../helpers/sample-music.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const { signal } = new AbortController()
const clock = () => new Date('2026-11-23T10:00:00Z')

let folder: string
let library: Library
let decoded: DecodedMusic
beforeEach(async () => {
  folder = temporaryFolder()
  library = await makeLibrary(join(folder, 'library'), clock)
  decoded = createDecodedMusic({ data: join(folder, 'data'), open: openAudio })
  mkdirSync(join(folder, 'scripts'))
})

async function prepare(source: string, music: EpisodeFile['music'] = {}, show = {}) {
  const made = await library.episodes.create('Talk', { source: join(folder, 'scripts', 'talk.md') })
  const episode = await library.episodes.update(made.folder, (file) => ({ ...file, music }))
  const script = parseScript(source)
  const job = { library, episode, script, show, decoded, clock, signal }
  const found = await prepareMusic(job)
  const after = await readMusic({ ...job, episode: await library.episodes.load(made.folder) })
  return { ...found, after, problems: found.problems.map(({ code, line }) => `${line} ${code}`) }
}

test('a name with the ending of a file is a file beside the script, which becomes a piece', async () => {
  writeStereo(join(folder, 'scripts', 'ding.wav'), 1, twoTones)
  writeFileSync(join(folder, 'scripts', 'noise.mp3'), 'not music at all')
  const { inUse, after, problems } = await prepare(
    'Host: One.\n[music: ding.wav]\n[music: noise.mp3]\n[music: gone.wav]\nHost: Two.',
  )
  const ding = inUse.named('ding.wav')
  expect(ding).toMatchObject({ name: 'ding', seconds: 1 })
  // Known again without being read.
  expect(after.inUse.named('ding.wav')).toEqual(ding)
  expect(inUse.named('noise.mp3')).toBeUndefined()
  expect(problems.toSorted()).toEqual(['3 music-refused', '4 music-unknown'])
})

test('no name leads out of the folder of the script', async () => {
  writeStereo(join(folder, 'secret.wav'), 1, twoTones)
  for (const name of ['../secret.wav', join(folder, 'secret.wav'), 'a/../../secret.wav']) {
    const { inUse, problems } = await prepare(`Host: One.\n[music: ${name}]`)
    expect(inUse.named(name)).toBeUndefined()
    expect(problems).toEqual(['2 music-unknown'])
  }
  expect((await library.music.list()).pieces).toEqual([])
})

test('intro, outro and bed come from the episode, else from its show; none is none', async () => {
  for (const [name, seconds] of [
    ['theme', 1],
    ['rain', 2],
  ] as const) {
    writeStereo(join(folder, `${name}.wav`), seconds, twoTones)
    await addPiece(join(folder, `${name}.wav`), { music: library.music, decoded, clock, signal })
  }
  const { inUse, problems } = await prepare(
    'Host: One.',
    { intro: 'rain', bed: null },
    { intro: 'theme', outro: 'Theme', bed: 'theme' },
  )
  expect([inUse.intro?.seconds, inUse.outro?.seconds, inUse.bed]).toEqual([2, 1, undefined])
  expect(problems).toEqual([])
  const unknown = await prepare('Host: One.', { intro: 'gone' }, {})
  expect([unknown.inUse.intro, unknown.problems]).toEqual([undefined, ['1 music-unknown']])
})
