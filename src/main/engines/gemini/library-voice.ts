import { z } from 'zod'

/** A voice of Google's extended library. */
export const libraryVoiceSchema = z.object({
  /** What a cast and a request name it by. */
  name: z.string().min(1).max(100),
  character: z.string().min(1).max(80),
  gender: z.enum(['female', 'male', 'neutral']),
  /** BCP 47 tags. */
  languages: z.array(z.string().max(35)),
})

export type LibraryVoice = z.infer<typeof libraryVoiceSchema>

const optional = z.string().optional().catch(undefined)
const answered = z.looseObject({
  id: z
    .string()
    .max(100)
    .regex(/^[^\p{C}]*\S[^\p{C}]*$/u),
  gender: optional,
  persona: optional,
  context: optional,
  language_code: optional,
})

/** The answer of `GET /v1beta/voices` (ListVoicesResponse of @google/genai 3.1.0). */
export const voiceListSchema = z.looseObject({
  voices: z.array(z.unknown()).default([]),
  next_page_token: optional,
})

/** A voice as Google lists it, in our words; undefined where it cannot be named. */
export function readLibraryVoice(json: unknown): LibraryVoice | undefined {
  const read = answered.safeParse(json)
  if (!read.success) return undefined
  const { id, gender, persona, context, language_code: language } = read.data
  const character = [persona, context].map((text) => plain(text)).find((text) => text !== '')
  return {
    name: id.trim(),
    character: character ?? 'Extended library',
    gender: genderOf(gender),
    languages: language === undefined || language === '' || language.length > 35 ? [] : [language],
  }
}

function plain(text: string | undefined): string {
  return (text ?? '')
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .trim()
}

function genderOf(written: string | undefined): LibraryVoice['gender'] {
  const gender = written?.trim().toLowerCase()
  return gender === 'female' || gender === 'male' ? gender : 'neutral'
}
