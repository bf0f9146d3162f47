import { formatFacts, isAudioFormat } from '../../src/core/export/export-format.ts'
import { fillNameTemplate } from '../../src/core/export/name-template.ts'
import type { Settings } from '../../src/renderer/components/episode-types.ts'
import type { PushName, RequestName } from '../../src/shared/ipc/names.ts'
import type { Reply } from '../../src/shared/ipc/reply.ts'
import type { PushData, RequestInput, RequestOutput } from '../../src/shared/ipc/schemas.ts'
import type { FakeEpisode, Media } from './fake-episodes.ts'

type ExportName = Extract<RequestName, `export.${string}` | `details.${string}`>
type ExportHandlers = {
  [Name in ExportName]: (
    input: RequestInput<Name>,
  ) => Promise<Reply<RequestOutput<Name>>> | Reply<RequestOutput<Name>>
}
type Order = RequestInput<'export.start'>
type Outcome = PushData<'export.ended'>['outcome']

export type FakeExportsOptions = {
  readonly find: (episode: string) => FakeEpisode
  readonly newId: () => string
  readonly settings: Settings
  readonly media: Media
  readonly push: <Name extends PushName>(
    name: Name,
    ...data: PushData<Name> extends undefined ? [] : [PushData<Name>]
  ) => void
}

const nameParts = (episode: FakeEpisode) => ({ title: episode.title, show: 'Deep Water', number: 12 })

/** Exports that only pretend; the test says how far they are and how they end. */
export function makeFakeExports({ find, newId, settings, media, push }: FakeExportsOptions) {
  let running: { job: string; order: Order; progress: PushData<'export.progress'> } | undefined
  let folder = '/home/ada/Music'
  const present = new Set<string>()
  const namesOf = ({ id, choices }: Order) =>
    (choices.formats ?? []).map(
      (format) => `${fillNameTemplate(choices.name ?? '', nameParts(find(id)))}${formatFacts(format).ending}`,
    )

  const end = (outcome: Outcome) => {
    if (running === undefined) return
    const { job, order } = running
    running = undefined
    push('export.ended', { job, episode: order.id, outcome })
  }

  const details = new Map<string, RequestOutput<'details.get'>>()
  const detailsOf = (id: string) => details.get(id) ?? { chapters: {} }
  const shownPicture = '0'.repeat(32)
  media.set(shownPicture, 'data:image/gif;base64,R0lGODlhAQABAAAAACw=')
  const setPicture = (id: string, title: string | undefined, name: string | null) => {
    const before = detailsOf(id)
    const known = name === null ? undefined : { file: name, media: shownPicture }
    if (title === undefined) details.set(id, { ...before, cover: known })
    else
      details.set(id, {
        ...before,
        chapters: { ...before.chapters, [title]: { ...before.chapters[title], picture: known } },
      })
  }

  const handlers: ExportHandlers = {
    'details.get': ({ id }) => ({ ok: true, data: detailsOf(id) }),
    'details.change': ({ id, changes }) => {
      const known = Object.entries({ ...detailsOf(id), ...changes }).filter(([, value]) => value !== null)
      details.set(id, { chapters: {}, ...Object.fromEntries(known) })
      return { ok: true, data: undefined }
    },
    'details.changeChapter': ({ id, change: { title, link, isHidden } }) => {
      const before = detailsOf(id)
      const chapter = { ...before.chapters[title] }
      if (typeof link === 'string') chapter.link = link
      if (isHidden !== undefined) chapter.isHidden = isHidden
      details.set(id, { ...before, chapters: { ...before.chapters, [title]: chapter } })
      return { ok: true, data: undefined }
    },
    'details.choosePicture': ({ id, chapter }) => {
      setPicture(
        id,
        chapter,
        chapter === undefined ? 'cover-0000000000000000.jpg' : 'chapter-0000000000000000.jpg',
      )
      return { ok: true, data: { notes: [] } }
    },
    'details.setPicture': ({ id, chapter, picture }) => {
      setPicture(id, chapter, picture)
      return { ok: true, data: undefined }
    },
    'export.describe': ({ id }) => {
      const episode = find(id)
      if (episode.audio === undefined)
        return {
          ok: false,
          code: 'not-rendered',
          message: `There is no finished audio of ${episode.title} yet.`,
        }
      const data: RequestOutput<'export.describe'> = {
        name: nameParts(episode),
        seconds: 1085,
        channels: 1,
        rate: 24_000,
        loudness: -16,
        speakers: 2,
        hasMusic: false,
        chapters: 3,
        isStale: false,
        hasLines: true,
        choices: settings.exportChoices,
        folder,
      }
      return { ok: true, data }
    },
    'export.chooseFolder': () => {
      folder = '/media/ada/USB stick'
      return { ok: true, data: folder }
    },
    'export.start': (order) => {
      const there = order.ofPresent === 'refuse' ? namesOf(order).filter((name) => present.has(name)) : []
      if (there.length > 0) return { ok: true, data: { begun: false, present: there } }
      Object.assign(settings, { exportChoices: { ...settings.exportChoices, ...order.choices } })
      const job = newId()
      const formats = (order.choices.formats ?? []).map((format) => ({ format, fraction: 0 }))
      running = { job, order, progress: { job, episode: order.id, formats } }
      push('export.progress', running.progress)
      return { ok: true, data: { begun: true, job } }
    },
    'export.cancel': () => {
      end({ end: 'cancelled' })
      return { ok: true, data: undefined }
    },
    'export.active': () => ({ ok: true, data: running === undefined ? [] : [running.progress] }),
    'export.reveal': () => ({ ok: true, data: undefined }),
  }

  return {
    handlers,
    /** These are in the folder from now on. */
    put: (name: string) => present.add(name),
    /** All formats of the export under way are so far. */
    advance(fraction: number, left?: number) {
      if (running === undefined) throw new Error('Nothing is being exported.')
      const formats = running.progress.formats.map(({ format }) => ({ format, fraction }))
      running.progress = { ...running.progress, formats, ...(left === undefined ? {} : { left }) }
      push('export.progress', running.progress)
    },
    finish(reason?: string) {
      if (running === undefined) throw new Error('Nothing is being exported.')
      const { order } = running
      const names = namesOf(order)
      const files = (order.choices.formats ?? []).map((format, index) => {
        const file = { format, name: names[index] ?? '', bytes: isAudioFormat(format) ? 17_360_000 : 28_400 }
        if (!isAudioFormat(format)) return file
        const levels = {
          seconds: 1085,
          goal: -19.01,
          channels: 1,
          loudness: -19.04,
          truePeak: -2.1,
          rounds: 2,
        }
        return { ...file, audio: reason === undefined ? levels : { ...levels, reason } }
      })
      end({ end: 'finished', folder, files, skipped: [] })
    },
    fail: (outcome: Extract<Outcome, { end: 'failed' }>) => end(outcome),
  }
}
