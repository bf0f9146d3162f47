import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers'
import { setTimeout } from 'node:timers/promises'
import { makeTexts } from '../../src/main/export/make-texts.ts'
import { makeLibrary, type Library } from '../../src/main/library/library.ts'
import { publishIntoFolder } from '../../src/main/publish/publish-into-folder.ts'
import { readEpisodeScript } from '../../src/main/studio/episode-script.ts'
import { publishingFromSource } from '../helpers/publishing-from-source.ts'
import { pngCover, publishOptions } from '../main/publish/sample-publish.ts'

const clock = () => new Date('2026-11-23T18:00:00Z')
const script = `---\ntitle: How sound travels\nshow: Deep Water\n---\n\n# Start\n\nAnn: Sound is a wave.\n`
const workers = {
  async makeAudio({ part, format }: { part: string; format: 'mp3' | 'wav' | 'm4a' | 'flac' | 'opus' }) {
    await writeFile(part, 'sound')
    const levels = { goal: null, channels: 1, loudness: null, truePeak: null } as const
    return { format, bytes: 5, seconds: 1, ...levels, rounds: 1 }
  },
  makeTexts: async (order: Parameters<typeof makeTexts>[0]) => makeTexts(order),
  makeStems: () => Promise.reject(new Error('none are wanted')),
  close: () => Promise.resolve(),
}

/**
 * How many milliseconds the main thread works in one go at most while a show of `count` episodes is published whose feed and
 * page are made anew; and how long that takes in all, its worker run from source. The library and the folder are made in `home`.
 */
export async function publishBlocks(home: string, count: number) {
  const library = await makeLibrary(join(home, 'library'), clock)
  const show = await library.shows.create('Deep Water')
  await makeEpisodes(library, count)
  const folder = join(home, 'site')
  mkdirSync(folder)
  const covers = {
    draw: async () => pngCover(),
    prepare: async () => ({ picture: pngCover(), notes: [] }),
  }
  const place = { folder, address: 'https://example.org/p', bitrate: 128_000 }
  await publishIntoFolder({ library, show, ...place }, { ...publishOptions(), workers, covers })
  await library.shows.update(show.file.id, (file) => ({ ...file, description: 'Another.' }))
  const publishing = publishingFromSource()
  // What was left by making all this is not meant.
  await setTimeout(200)
  const longest = watchThread()
  const start = performance.now()
  const { written, episodes } = await publishing.publish(
    { library: library.root, show: show.file.id, ...place },
    { signal: new AbortController().signal, onProgress: () => undefined },
  )
  const took = performance.now() - start
  const blocked = longest()
  if (episodes !== count || !written.includes('feed.xml')) throw new Error('The feed was not made anew.')
  return { blocked, took }
}

/** Watches what this thread works between two turns of its loop; other programs do not count. Ends with the most, milliseconds. */
function watchThread(): () => number {
  let isWatching = true
  let most = 0
  let last = worked()
  const look = () => {
    const now = worked()
    most = Math.max(most, now - last)
    last = now
    if (isWatching) setImmediate(look)
  }
  setImmediate(look)
  return () => {
    isWatching = false
    return most
  }
}

/** Milliseconds. */
function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Copies of one finished episode under ids of their own; its sound is a few bytes. */
async function makeEpisodes(library: Library, count: number): Promise<void> {
  const sound = Buffer.alloc(100)
  const made = await library.episodes.create('How sound travels', {})
  writeFileSync(join(made.folder, 'script.md'), script)
  writeFileSync(join(made.folder, 'sound.wav'), sound)
  const { state } = await readEpisodeScript(library, made)
  const facts = { key: 'a'.repeat(64), rate: 24_000, channels: 1, seconds: 5, loudness: -16, truePeak: -1 }
  const { file } = await library.episodes.save({
    folder: made.folder,
    file: {
      ...made.file,
      renderedFrom: state,
      master: { file: 'sound.wav', bytes: sound.length, ...facts },
      turns: [{ speaker: 'Ann', take: 'b'.repeat(64), start: 0, end: 100_000, at: 0, until: 100_000 }],
      chapters: [{ title: 'Start', at: 0 }],
      details: { ...made.file.details, date: clock().toISOString() },
    },
  })
  for (let number = 1; number < count; number++) {
    const id = randomUUID()
    const folder = join(library.root, 'episodes', `How sound travels-${id.slice(0, 8)}`)
    mkdirSync(folder)
    writeFileSync(join(folder, 'episode.json'), JSON.stringify({ ...file, id }))
    writeFileSync(join(folder, 'script.md'), script)
    writeFileSync(join(folder, 'sound.wav'), sound)
  }
}
