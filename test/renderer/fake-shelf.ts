import type { Settings } from '../../src/renderer/components/episode-types.ts'
import type { FakeEpisode } from './fake-episodes.ts'
import { soundScript, titles } from './sample-scripts.ts'

export type FakeShelfOptions = {
  readonly episodes: number
  readonly script: string | undefined
  readonly settings: Settings
  readonly newId: () => string
}

/** The episodes of the fake library, with some in it. */
export function makeFakeShelf(options: FakeShelfOptions) {
  const episodes = new Map<string, FakeEpisode>()
  const find = (id: string): FakeEpisode => {
    const found = episodes.get(id)
    if (found === undefined) throw new Error(`No episode ${id}`)
    return found
  }
  const add = (title: string, script: string, daysAgo = 0): FakeEpisode => {
    const episode: FakeEpisode = {
      id: options.newId(),
      title,
      script,
      digest: digestOf(script),
      engine: options.settings.engine,
      cast: {},
      updatedAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
      heard: undefined,
      made: new Set(),
      audio: undefined,
      isUnfinished: false,
      isTrashed: false,
      conflicts: [],
    }
    episodes.set(episode.id, episode)
    return episode
  }
  for (let index = 0; index < options.episodes; index++) {
    const [title, show] = titles[index % titles.length] ?? titles[0]
    const name = index < titles.length ? title : `${title}, part ${Math.floor(index / titles.length) + 1}`
    const own = soundScript
      .replace('title: How sound travels\n', '')
      .replace('show: Deep Water', show === undefined ? '' : `show: ${show}`)
    const episode = add(name, index === 0 ? (options.script ?? soundScript) : own, index * 0.8)
    if (index % 4 === 2) episode.isUnfinished = index % 8 === 2
    else if (index % 4 !== 3 && index > 0) episode.shownSeconds = 240 + ((index * 397) % 2400)
  }
  return {
    find,
    add,
    all: () => [...episodes.values()].filter((episode) => !episode.isTrashed),
    write(id: string, script: string): FakeEpisode {
      return Object.assign(find(id), { script, digest: digestOf(script) })
    },
  }
}

/** Not SHA-256: only as long, and another for another text. */
function digestOf(text: string): string {
  let hash = 7
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return (hash >>> 0).toString(16).padStart(64, '0')
}
