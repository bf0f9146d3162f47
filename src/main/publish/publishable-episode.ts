import { join } from 'node:path'
import { audioFormats } from '../../core/export/audio-format.ts'
import { toChaptersJson } from '../../core/chapters/to-chapters-json.ts'
import type { ExportFormat } from '../../core/export/export-format.ts'
import { publicAddress } from '../../core/publish/public-address.ts'
import type { Covers } from '../cover/covers.ts'
import { chaptersWithPictures } from '../export/chapters-with-pictures.ts'
import { coverFor } from '../export/cover-for.ts'
import type { ExportWorkers } from '../export/export-workers.ts'
import { readFinished, type FinishedEpisode } from '../export/finished-episode.ts'
import { tagsOf } from '../export/tags-of.ts'
import { textsOrder } from '../export/texts-order.ts'
import { fileMark } from '../files/file-mark.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { Library } from '../library/library.ts'
import type { Show } from '../library/show-store.ts'
import { digestOf, lookAt } from './own-files.ts'
import type { LoadedEpisode, PublishableAudio, PublishableEpisode, PublishableText } from './publishable.ts'
import type { ShowEpisode } from './show-episodes.ts'
import { chapterPictureName } from './stage-episode.ts'

export type EpisodeContext = {
  readonly library: Library
  readonly show: Show
  readonly workers: ExportWorkers
  readonly covers: Covers
  /** Where the folder is published, without a slash at its end. */
  readonly address: string
  /** Bits a second of the MP3 files. */
  readonly bitrate: number
  readonly signal: AbortSignal
}

/** Changes when the program makes other files of the same facts. */
const FILES = 1
const { mp3 } = audioFormats

/** An episode of the library as it is to be published. Only what its mark is made of is looked at now. */
export function publishableEpisode(context: EpisodeContext, one: ShowEpisode): PublishableEpisode {
  return {
    id: one.episode.file.id,
    title: one.episode.file.title,
    mark: markOf(context, one),
    load: () => loadEpisode(context, one),
  }
}

/** One value for all that is published of an episode: its files, what its show says of it, the pictures. */
function markOf({ show, bitrate, address }: EpisodeContext, { episode, script }: ShowEpisode): string {
  const { updatedAt: _, exports: __, ...file } = episode.file
  const { title, author, language, loudness, disclosure, cover, feed } = show.file
  const shared = { title, author, language, loudness, disclosure, isExplicit: feed.isExplicit }
  const ofChapters = Object.values(file.chapterDetails).flatMap(({ picture }) => picture ?? [])
  const pictures = [
    file.details.cover === undefined ? undefined : lookAt(join(episode.folder, file.details.cover)),
    cover === undefined ? undefined : [cover, lookAt(join(show.folder, cover))],
    // The chapters name the addresses of their pictures.
    ...ofChapters.map((name) => [address, lookAt(join(episode.folder, name))]),
  ]
  const master = file.master && lookAt(join(episode.folder, file.master.file))
  return digestOf(JSON.stringify([FILES, bitrate, file, script, shared, pictures, master]))
}

async function loadEpisode(context: EpisodeContext, { episode }: ShowEpisode): Promise<LoadedEpisode> {
  const read = await readFinished(context.library, episode)
  const chapters = await chaptersWithPictures(read, ['mp3'], context.covers, context.signal)
  const finished = { ...read, chapters }
  const { profile, master } = finished
  const cover = await coverFor(finished, ['mp3'], context.covers, context.signal)
  const { id, createdAt } = episode.file
  return {
    id,
    title: profile.title,
    description: profile.description,
    author: profile.author,
    number: profile.number,
    season: profile.season,
    date: profile.date ?? createdAt,
    link: profile.link,
    language: profile.language,
    isExplicit: profile.isExplicit,
    seconds: master.seconds,
    chapters,
    audio: audioOf(context, finished, cover),
    ...(profile.cover?.of === 'episode' ? { cover } : {}),
    texts: await textsOf(finished, context),
  }
}

function audioOf(
  { workers, bitrate }: EpisodeContext,
  finished: FinishedEpisode,
  cover: Awaited<ReturnType<typeof coverFor>>,
): PublishableAudio {
  const { master, profile, path, sound } = finished
  const { loudness, truePeak } = master
  const channels = master.channels === 1 ? 1 : 2
  const tags = { ...tagsOf(finished, cover), chapters: [...finished.chapters] }
  const made = {
    format: 'mp3',
    loudness,
    truePeak,
    channels,
    bitrate,
    bits: 16,
    preset: profile.loudness,
    tags,
  } as const
  const picture = cover === undefined ? undefined : digestOf(cover.bytes)
  const chapters = tags.chapters.map((chapter) =>
    chapter.picture === undefined ? chapter : { ...chapter, picture: digestOf(chapter.picture) },
  )
  const said = JSON.stringify([
    master.key,
    master.bytes,
    { ...made, tags: { ...tags, cover: picture, chapters } },
  ])
  return {
    mediaType: mp3.mediaType,
    extension: mp3.extension,
    // Not the bare digest of a content: what is made of it has other bytes.
    mark: `mp3 ${digestOf(said)}`,
    make: async (part, options) => {
      await workers.makeAudio({ ...made, master: path, part }, options)
      // Else captions and chapters would be those of one sound, and the audio another.
      if (fileMark(path) !== sound)
        throw new StudioError('episode-busy', `${tags.title} was rendered again while it was published.`)
    },
  }
}

const transcripts: readonly (readonly [ExportFormat & ('vtt' | 'html' | 'json'), string])[] = [
  ['vtt', 'text/vtt'],
  ['html', 'text/html'],
  ['json', 'application/json'],
]

/** Without transcripts where the script has other lines by now than the sound: the findings say so. */
async function textsOf(
  finished: FinishedEpisode,
  { address, workers, signal }: EpisodeContext,
): Promise<readonly PublishableText[]> {
  const texts: PublishableText[] = []
  if (finished.lines !== undefined) {
    const formats = transcripts.map(([format]) => format)
    const made = await workers.makeTexts(textsOrder(finished, formats), signal)
    for (const [place, [format, mediaType]] of transcripts.entries())
      texts.push({
        kind: 'transcript',
        ending: `.${format}`,
        mediaType,
        content: made.texts[place] ?? '',
      })
  }
  if (finished.chapters.length > 0)
    texts.push({
      kind: 'chapters',
      ending: '.chapters.json',
      mediaType: 'application/json+chapters',
      content: (place) => chaptersOf(finished, (name) => publicAddress(address, place(name))),
    })
  return texts
}

/** `addressOf` gives where a file of the episode is published. */
function chaptersOf({ profile, chapters }: FinishedEpisode, addressOf: (name: string) => string): string {
  const { title, author, show } = profile
  return toChaptersJson(chapters, {
    title,
    author,
    show,
    pictureAddress(chapter) {
      const picture = chapters[chapter]?.picture
      return picture === undefined ? undefined : addressOf(chapterPictureName(picture))
    },
  })
}
