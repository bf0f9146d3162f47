import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { languageCodes } from '../../../core/gemini/language-code.ts'
import { parseJson } from '../../../core/text/parse-json.ts'
import { isStudioError, StudioError } from '../../../shared/studio-error.ts'
import { fileError } from '../../files/file-error.ts'
import { makeFolder } from '../../files/make-folder.ts'
import { createOneAtATime } from '../../files/one-at-a-time.ts'
import { writeFileAtomic } from '../../files/write-file.ts'
import type { Connection } from './connection.ts'
import { askOnce } from './explain-failure.ts'
import { createGoogleClient } from './google-client.ts'
import { libraryVoiceSchema, readLibraryVoice, voiceListSchema, type LibraryVoice } from './library-voice.ts'

export type VoiceQuery = {
  readonly text?: string | undefined
  /** BCP 47; "en" is English of every country. */
  readonly language?: string | undefined
  readonly gender?: LibraryVoice['gender'] | undefined
  /** `nextPage` of the page before, of the same query. */
  readonly page?: string | undefined
}

export type VoicePage = {
  readonly voices: readonly LibraryVoice[]
  /** Undefined on the last page. */
  readonly nextPage: string | undefined
}

/** Google's extended library of voices, some 2,000. What was found once is known from then on, without a network too. */
export interface VoiceLibrary {
  readonly known: () => readonly LibraryVoice[]
  /** Throws StudioError: the key's, the network's and the server's codes. */
  readonly search: (query: VoiceQuery, connection: Connection, signal: AbortSignal) => Promise<VoicePage>
}

const pageSize = 50
const fileSchema = z.object({ version: z.literal(1), voices: z.array(libraryVoiceSchema) })

/** Opens the library, whose finds are kept in a file of `folder`. A file that cannot be read is begun anew. */
export function openVoiceLibrary(folder: string, clock: () => Date): VoiceLibrary {
  const path = join(folder, 'gemini-voices.json')
  const oneAtATime = createOneAtATime()
  let known = readKnown(path)

  /** Adds to what is in the file by now: another process may have searched too. */
  const remember = (voices: readonly LibraryVoice[]) =>
    oneAtATime('write', async () => {
      const before = new Map([...readKnown(path), ...known].map((voice) => [voice.name, voice]))
      const size = before.size
      for (const voice of voices) before.set(voice.name, voice)
      const isNew = before.size > size
      known = [...before.values()]
      if (!isNew) return
      try {
        await makeFolder(folder)
        await writeFileAtomic(path, `${JSON.stringify({ version: 1, voices: known })}\n`)
      } catch (error) {
        // The voices were found all the same; without a file they are found again.
        if (!isStudioError(error)) throw error
      }
    })

  return {
    known: () => known,
    async search({ text, language, gender, page }, connection, signal) {
      const query = {
        search: text?.trim() === '' ? undefined : text?.trim(),
        languages: language === undefined ? [] : codesOf(language),
        gender,
        pageSize,
        pageToken: page,
      }
      const client = createGoogleClient(connection, clock)
      const answer = await askOnce('the list of voices', connection.timeout, client.voices(query, signal))
      const read = voiceListSchema.safeParse(answer)
      if (!read.success) throw new StudioError('server-trouble', "Google's list of voices could not be read.")
      const voices = read.data.voices.map(readLibraryVoice).filter((voice) => voice !== undefined)
      await remember(voices)
      const { next_page_token: nextPage } = read.data
      return { voices, nextPage: nextPage === '' ? undefined : nextPage }
    },
  }
}

/** A country is taken at its word, even where speech knows it not. */
function codesOf(language: string): readonly string[] {
  const tag = language.trim().replaceAll('_', '-')
  const codes = languageCodes(tag)
  return tag.includes('-') || codes.length === 0 ? [tag] : codes
}

function readKnown(path: string): readonly LibraryVoice[] {
  try {
    return fileSchema.safeParse(parseJson(readFileSync(path, 'utf8'))).data?.voices ?? []
  } catch (error) {
    if (isStudioError(fileError(error, path))) return []
    throw error
  }
}
