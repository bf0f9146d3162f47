import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseJson } from '../../src/core/text/parse-json.ts'
import { isAbsent } from '../../src/main/files/is-absent.ts'
import { episodeFileSchema, type EpisodeFile } from '../../src/main/library/episode-file.ts'
import type { Fault } from './fault.ts'
import { isWholeWav, type Shelves } from './read-shelves.ts'

export type EpisodesToCheck = {
  /** The folder that holds library and data. */
  readonly folder: string
  readonly shelves: Shelves
  /** The script as it was given to the program last, and all that it was before. */
  readonly script: string
  readonly scripts: ReadonlySet<string>
  /** How many lines it has, where a render of it has come to its end; undefined after a kill. */
  readonly rendered: number | undefined
}

/**
 * Looks at the one episode of a round: readable, its script one that was given, its audio whole. After a render that came
 * to its end: up to date, and nothing unfinished anywhere.
 */
export function createEpisodeChecker(): (job: EpisodesToCheck) => Promise<readonly Fault[]> {
  /** The hash of each finished audio, by what it was made from. */
  const masters = new Map<string, string>()

  const checkMaster = async (path: string, { master }: EpisodeFile, say: (sentence: string) => void) => {
    if (master === undefined) return
    const bytes = await readFile(join(path, master.file)).catch(absent)
    if (bytes === undefined) say(`${path} has lost its audio ${master.file}.`)
    // After a kill the new audio may be in its place, and the facts are still those of the old.
    else if (bytes.length === master.bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const known = masters.get(master.key) ?? hash
      if (hash !== known) say(`The audio of ${path} is not what was made from the same takes before.`)
      masters.set(master.key, known)
    }
  }

  return async ({ folder, shelves, script, scripts, rendered }) => {
    const faults: Fault[] = []
    const say = (sentence: string) => faults.push({ kind: 'library', sentence })
    const home = join(folder, 'library', 'episodes')
    const episodes = ((await readdir(home).catch(absent)) ?? []).filter((name) => !name.startsWith('.'))
    if (episodes.length > 1) say(`There are ${episodes.length} episodes: ${episodes.join(', ')}.`)
    for (const name of episodes) {
      const path = join(home, name)
      const files = (await readdir(path)).toSorted()
      const episode = episodeFileSchema.safeParse(
        parseJson((await readFile(join(path, 'episode.json'), 'utf8').catch(absent)) ?? ''),
      )
      const found = await readFile(join(path, 'script.md'), 'utf8').catch(absent)
      if (found !== undefined && !scripts.has(found)) say(`The script in ${path} was changed.`)
      for (const file of files.filter((one) => /^[^.].*\.wav$/.test(one))) {
        if (!isWholeWav(await readFile(join(path, file))))
          faults.push({ kind: 'torn', sentence: `${join(path, file)} is not whole.` })
      }
      if (!episode.success) {
        say(`${path} has no episode.json that can be read: ${files.join(', ')}.`)
        continue
      }
      await checkMaster(path, episode.data, say)
      if (rendered === undefined) continue
      const { master, turns } = episode.data
      if (files.join('/') !== ['episode.json', 'script.md', master?.file].join('/'))
        say(`${path} holds more or less than it should: ${files.join(', ')}.`)
      if (found !== script) say(`The script in ${path} is not the one that was given.`)
      const missing = turns.filter(({ take }) => !shelves.takes.has(take))
      if (turns.length !== rendered || missing.length > 0)
        say(`${path} has ${turns.length} lines of ${rendered}, ${missing.length} without a take.`)
    }
    if (rendered === undefined) return faults
    const all = await readdir(folder, { recursive: true })
    for (const path of all.filter((one) => /\.(?:part|lock|taking)$/.test(one)))
      faults.push({ kind: 'left-over', sentence: `${path} is left over.` })
    return faults
  }
}

function absent(error: unknown): undefined {
  if (!isAbsent(error)) throw error
}
