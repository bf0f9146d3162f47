import { findShow } from '../../src/core/show/find-show.ts'
import { changeShow } from '../../src/core/show/change-show.ts'
import { usualDisclosure } from '../../src/core/show/disclosure-text.ts'
import { parseScript } from '../../src/core/script/parse-script.ts'
import type { Reply } from '../../src/shared/ipc/reply.ts'
import type { RequestOutput } from '../../src/shared/ipc/schemas.ts'
import type { FakeEpisode } from './fake-episodes.ts'

type Listed = RequestOutput<'shows.list'>
export type FakeShow = Listed['shows'][number]

const done = { ok: true, data: undefined } as const

/** A show with nothing but a title, or with what is given. */
export function aShow(parts: Partial<FakeShow> = {}): FakeShow {
  return {
    id: '33333333-3333-4333-8333-333333333333',
    title: 'Deep Water',
    formerTitles: [],
    cast: {},
    music: {},
    loudness: 'podcast',
    feed: { isExplicit: false },
    disclosure: { text: usualDisclosure },
    episodes: 0,
    ...parts,
  }
}

type FakeShowsOptions = {
  readonly shows: readonly FakeShow[]
  readonly broken: Listed['broken']
  readonly stayed: RequestOutput<'publish.describe'>['stayed']
  readonly episodes: () => readonly FakeEpisode[]
  readonly newId: () => string
  readonly addEpisode: (script: string) => string
  readonly onChange: () => void
}

const nameOf = ({ script }: FakeEpisode) => parseScript(script).frontMatter?.show
const isFinished = ({ audio }: FakeEpisode) => audio !== undefined

/** Main's shows, in memory. */
export function makeFakeShows(options: FakeShowsOptions) {
  let shows = [...options.shows]
  let broken = [...options.broken]
  const trashed = new Map<string, FakeShow>()
  const find = (id: string) => {
    const show = shows.find((one) => one.id === id)
    if (show === undefined) throw new Error(`No show ${id}`)
    return show
  }
  const replace = (id: string, show: FakeShow) => {
    shows = shows.map((one) => (one.id === id ? show : one))
    options.onChange()
  }
  const ownEpisodes = (id: string) =>
    options.episodes().filter((episode) => findShow(shows, nameOf(episode))?.id === id)
  const folders = new Map<string, string>()
  const publishing = {
    'publish.describe': ({ id }: { id: string }): Reply<RequestOutput<'publish.describe'>> => {
      const own = ownEpisodes(id)
      const folder = folders.get(id)
      return {
        ok: true,
        data: {
          ...(folder === undefined ? {} : { folder }),
          finished: 1 + own.filter(isFinished).length,
          unfinished: own.filter((one) => !isFinished(one)).map(({ title }) => title),
          // What was published in a folder is known once it is chosen.
          stayed: folder === undefined ? [] : [...options.stayed],
        },
      }
    },
    'publish.chooseFolder': ({ id }: { id: string }): Reply<string> => {
      folders.set(id, '/home/ada/Sites/deep-water')
      return { ok: true, data: '/home/ada/Sites/deep-water' }
    },
    'publish.start': (): Reply<string> => ({ ok: true, data: options.newId() }),
    'publish.active': (): Reply<RequestOutput<'publish.active'>> => ({ ok: true, data: [] }),
    'publish.cancel': () => done,
    'publish.reveal': () => done,
  }
  return {
    all: () => shows,
    handlers: {
      'shows.list': (): Reply<Listed> => ({
        ok: true,
        data: {
          shows: shows.map((show) => ({ ...show, episodes: show.episodes || ownEpisodes(show.id).length })),
          broken: [...broken],
        },
      }),
      'shows.create': ({ title }: { title: string }): Reply<string> => {
        if (findShow(shows, title) !== undefined)
          return { ok: false, code: 'file-exists', message: `There is a show called ${title} already.` }
        const id = options.newId()
        shows = [...shows, aShow({ id, title })]
        options.onChange()
        return { ok: true, data: id }
      },
      'shows.change': ({ id, changes }: { id: string; changes: ShowChanges }) => {
        const { cast, ...rest } = changes
        const changed = changeShow(find(id), rest)
        replace(id, cast === undefined ? changed : { ...changed, cast })
        return done
      },
      'shows.touched': ({ id }: { id: string }) => {
        const own = ownEpisodes(id)
        const lines = own.reduce((sum, { script }) => sum + parseScript(script).turns.length, 0)
        return { ok: true as const, data: { episodes: own.length, lines } }
      },
      'shows.chooseCover': ({ id }: { id: string }) => {
        replace(id, { ...find(id), cover: 'cover-0000000000000000.jpg' })
        return { ok: true as const, data: { notes: [] } }
      },
      'shows.setCover': ({ id, cover }: { id: string; cover: string | null }) => {
        const { cover: _, picture: __, ...show } = find(id)
        replace(id, cover === null ? show : { ...show, cover })
        return done
      },
      'shows.newEpisode': ({ id }: { id: string }): Reply<string> => ({
        ok: true,
        data: options.addEpisode(`---\nshow: ${find(id).title}\n---\n\n`),
      }),
      'shows.trash': ({ id }: { id: string }) => {
        trashed.set(id, find(id))
        shows = shows.filter((show) => show.id !== id)
        options.onChange()
        return done
      },
      'shows.restore': ({ id }: { id: string }) => {
        const show = trashed.get(id)
        if (show !== undefined) shows = [...shows, show]
        options.onChange()
        return done
      },
      'shows.reveal': () => done,
      'shows.revealBroken': () => done,
      'shows.restoreCopy': ({ folder }: { folder: string }) => {
        broken = broken.filter((one) => one.folder !== folder)
        options.onChange()
        return done
      },
      ...publishing,
    },
  }
}

type ShowChanges = Parameters<typeof changeShow>[1] & { readonly cast?: FakeShow['cast'] }
