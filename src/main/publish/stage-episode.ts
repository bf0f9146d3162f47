import { pictureHeader } from '../../core/cover/picture-header.ts'
import type { FeedEpisode, FeedPicture } from '../../core/publish/feed-show.ts'
import type { CoverPicture } from '../../core/tags/episode-tags.ts'
import { digestOf, ensureOurs, standing } from './own-files.ts'
import type { PublishManifest } from './publish-manifest.ts'
import type { LoadedEpisode, MakeOptions } from './publishable.ts'
import type { StagedFile, Staging } from './staging.ts'

export type StageContext = {
  readonly folder: string
  readonly manifest: PublishManifest | undefined
  readonly staging: Staging
}

export type StagedEpisode = { readonly facts: FeedEpisode; readonly files: readonly StagedFile[] }

/** Makes those files of an episode that are not in the folder as they should be. Throws StudioError. */
export async function stageEpisode(
  context: StageContext,
  episode: LoadedEpisode,
  slug: string,
  options: MakeOptions,
): Promise<StagedEpisode> {
  const { audio, cover, texts, ...said } = episode
  const place = (name: string) => `episodes/${slug}/${name}`
  const files: StagedFile[] = []
  const audioPath = place(`${slug}.${audio.extension}`)
  const transcripts: { path: string; mediaType: string }[] = []
  let chaptersPath: string | undefined
  for (const { kind, ending, mediaType, content } of texts) {
    const path = place(`${slug}${ending}`)
    if (kind === 'chapters') chaptersPath = path
    else transcripts.push({ path, mediaType })
    files.push(...(await stageContent(context, path, typeof content === 'string' ? content : content(place))))
  }
  const pictures = new Map(
    said.chapters.flatMap((chapter) =>
      chapter.picture === undefined ? [] : [[place(chapterPictureName(chapter.picture)), chapter.picture]],
    ),
  )
  for (const [path, bytes] of pictures) files.push(...(await stageContent(context, path, bytes)))
  const picture = cover === undefined ? undefined : pictureFacts(cover, place)
  if (cover !== undefined && picture !== undefined)
    files.push(...(await stageContent(context, picture.path, cover.bytes)))
  const known = context.manifest?.files[audioPath]
  let bytes = known?.bytes ?? 0
  if (known?.from !== audio.mark || standing(context.folder, audioPath, context.manifest) === undefined) {
    ensureOurs(context.folder, audioPath, context.manifest)
    const made = await context.staging.addFile(audioPath, audio.mark, (part) => audio.make(part, options))
    bytes = made.bytes
    files.unshift(made)
  }
  const { id, title, description, author, number, season, date, link, language, isExplicit, seconds } = said
  const facts: FeedEpisode = {
    id,
    title,
    description,
    author,
    number,
    season,
    date,
    link,
    language,
    isExplicit,
    seconds,
    audio: { path: audioPath, mediaType: audio.mediaType, bytes },
    cover: picture,
    transcripts,
    chapters: said.chapters.map((chapter) => ({
      title: chapter.title,
      start: chapter.start,
      end: chapter.end,
      link: chapter.link,
    })),
    chaptersPath,
    chapterPictures: pictures.size === 0 ? undefined : [...pictures.keys()],
  }
  return { facts, files }
}

/** A content as a file of the folder; nothing where it is there already. */
export async function stageContent(
  { folder, manifest, staging }: StageContext,
  path: string,
  content: string | Uint8Array,
): Promise<readonly StagedFile[]> {
  const known = manifest?.files[path]
  if (known?.from === digestOf(content) && standing(folder, path, manifest) !== undefined) return []
  ensureOurs(folder, path, manifest)
  return [await staging.addContent(path, content)]
}

/** Named after its content, as a cover is. */
export function chapterPictureName(bytes: Uint8Array): string {
  return `chapter-${digestOf(bytes).slice(0, 8)}.${bytes[0] === 0x89 ? 'png' : 'jpg'}`
}

/** A cover has a name of its content: directories load a picture again when its address changes, and only then. */
export function pictureFacts(
  { mediaType, bytes }: CoverPicture,
  place: (name: string) => string,
): FeedPicture {
  const header = pictureHeader(bytes)
  const name = `cover-${digestOf(bytes).slice(0, 8)}.${mediaType === 'image/png' ? 'png' : 'jpg'}`
  return {
    path: place(name),
    mediaType,
    width: header?.width ?? 0,
    height: header?.height ?? 0,
    bytes: bytes.length,
  }
}
