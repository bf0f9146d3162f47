import { access, constants, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { TagLib, type AudioFile } from 'taglib-wasm'
import type { EpisodeTags } from '../../core/tags/episode-tags.ts'
import { disclosureField, tagFields, type TagFields } from '../../core/tags/tag-fields.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { fileError } from '../files/file-error.ts'
import { isWholeMp4 } from './is-whole-mp4.ts'
import { asciiAddress } from './ascii-address.ts'

/**
 * Adds to a whole M4A what `mediaTags` could not give it: chapters (a QuickTime track for Apple's players, and the list
 * of Nero for others, where the titles are short; it holds the first 255), the language, the link and the word on
 * artificial voices. It works in the file itself, and in little memory; so give it one that has not got its name yet.
 * Throws StudioError of the disk.
 */
export async function completeMp4(path: string, tags: EpisodeTags): Promise<void> {
  const fields = tagFields(tags, asciiAddress)
  try {
    // TagLib does not say why it cannot open a file.
    await access(path, constants.R_OK | constants.W_OK)
    const taglib = await TagLib.initialize({
      forceWasmType: 'wasi',
      wasmUrl: createRequire(import.meta.url)
        .resolve('taglib-wasm')
        .replace(/index\.js$/, 'taglib-wasi.wasm'),
    })
    if (isWithinReach(path)) {
      using file = await taglib.open(path)
      addFields(file, fields)
      await file.saveToFile()
    } else {
      using file = await taglib.open(await readFile(path), { partial: false })
      addFields(file, fields)
      file.save()
      await writeFile(path, file.getFileBuffer(), { flag: 'r+' })
    }
    // Nor does it notice a disk that takes no more.
    using written = await taglib.open(isWithinReach(path) ? path : await readFile(path), { partial: false })
    if (!(await isWholeMp4(path)) || written.getChapters().length !== fields.chapters.length)
      throw new StudioError('disk-full', `The disk took only a part of ${path}: it may be full.`)
  } catch (error) {
    throw fileError(error, path)
  }
}

/** TagLib takes every backslash for a parting of folders, and knows no shared folders of Windows: those go by memory. */
function isWithinReach(path: string): boolean {
  if (process.platform === 'win32') return /^[A-Za-z]:/.test(path)
  return !path.includes('\\') && !path.startsWith('//')
}

function addFields(file: AudioFile, { chapters, language, link, disclosure }: TagFields): void {
  if (language !== undefined) file.setProperty('LANGUAGE', language)
  if (link !== undefined) file.setProperty('WEBSITE', link)
  if (disclosure !== undefined) file.setProperty(disclosureField, disclosure)
  if (chapters.length === 0) return
  file.setChapters(
    chapters.map(({ title, start, end }) => ({
      title,
      startTimeMs: Math.round(start * 1000),
      endTimeMs: Math.round(end * 1000),
    })),
    // Nero's list counts the bytes of a title in one byte, and TagLib would cut within a letter.
    { mp4ChapterStyle: chapters.every(({ title }) => Buffer.byteLength(title) < 256) ? 'both' : 'quicktime' },
  )
}
