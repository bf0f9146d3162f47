import { createHash } from 'node:crypto'
import type { CoverPicture } from '../../core/tags/episode-tags.ts'

/** What a picture is called that we put into a folder: by its content, so that no other one is ever replaced. */
export function pictureName(kind: 'cover' | 'chapter', { mediaType, bytes }: CoverPicture): string {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  return `${kind}-${digest}.${mediaType === 'image/png' ? 'png' : 'jpg'}`
}

/** Whether a file is called as `pictureName` calls them. */
export function isOwnPictureName(name: string): boolean {
  return /^(?:cover|chapter)-[0-9a-f]{16}\.(?:jpg|png)$/.test(name)
}

/** Whether it is the plain name of a JPEG or a PNG, ours or one that a person put there: no way to another folder. */
export function isPictureName(name: string): boolean {
  return /^[^./\\:\p{Cc}][^/\\:\p{Cc}]*\.(?:jpe?g|png)$/iu.test(name)
}

/** The media type of a picture with such a name. */
export function pictureType(name: string): CoverPicture['mediaType'] {
  return name.toLowerCase().endsWith('.png') ? 'image/png' : 'image/jpeg'
}
