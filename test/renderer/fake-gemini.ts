import type { RequestName } from '../../src/shared/ipc/names.ts'
import type { Reply } from '../../src/shared/ipc/reply.ts'
import type { RequestInput, RequestOutput } from '../../src/shared/ipc/schemas.ts'

export type GeminiState = RequestOutput<'gemini.get'>
export type Spending = RequestOutput<'spending.get'>
type LibraryVoice = RequestOutput<'voices.search'>['voices'][number]
type GeminiName = Extract<
  RequestName,
  `gemini.${string}` | 'spending.get' | 'voices.previews' | 'voices.search'
>
type GeminiHandlers = {
  [Name in GeminiName]: (
    input: RequestInput<Name>,
  ) => Promise<Reply<RequestOutput<Name>>> | Reply<RequestOutput<Name>>
}

export type FakeGeminiOptions = {
  readonly state?: Partial<GeminiState>
  /** Voices whose sentence is there already. */
  readonly madePreviews?: readonly string[]
  readonly spending?: Partial<Spending>
  readonly onChange: (state: GeminiState) => void
}

/** USD of one sentence. */
export const previewCost = 0.002
const pageSize = 12

const prices: GeminiState['prices'] = {
  dated: '2026-11-23',
  isEdited: false,
  rows: [
    { model: 'gemini-3.8-flash-tts', textIn: 0.5, audioOut: 9 },
    { model: 'gemini-3.8-flash-tts', from: '2027-01-01', textIn: 1, audioOut: 18 },
    { model: 'gemini-3.8-flash-lite-tts', textIn: 0.5, audioOut: 6 },
    { model: 'gemini-3.8-flash-lite-tts', from: '2027-01-01', textIn: 1, audioOut: 12 },
    { model: 'gemini-2.5-flash-preview-tts', textIn: 0.5, audioOut: 10 },
  ],
}

/** Google and the keychain, in memory. A key that contains "bad" is refused. */
export function makeFakeGemini({ state, madePreviews = [], spending, onChange }: FakeGeminiOptions) {
  const made = new Set(madePreviews)
  let now: GeminiState = {
    key: { kind: 'none' },
    offers: [],
    models: [
      { id: 'gemini-3.8-flash-tts', title: 'Gemini 3.8 Flash TTS' },
      { id: 'gemini-3.8-flash-lite-tts', title: 'Gemini 3.8 Flash-Lite TTS' },
      {
        id: 'gemini-2.5-flash-preview-tts',
        title: 'Gemini 2.5 Flash Preview TTS',
        warning: 'Google ends this model on 18 December 2026.',
      },
    ],
    prices,
    ...state,
  }
  const set = (change: Partial<GeminiState>): Reply<GeminiState> => {
    now = { ...now, ...change }
    onChange(now)
    return { ok: true, data: now }
  }
  const keep = (key: string): Reply<GeminiState> =>
    key.includes('bad')
      ? { ok: false, code: 'key-invalid', message: 'Google does not know this key.' }
      : set({ key: { kind: 'kept', where: 'keychain', ending: key.slice(-4) } })
  const withoutOffer = (place: string) => now.offers.filter((offer) => offer.place !== place)

  const handlers: GeminiHandlers = {
    'gemini.get': () => ({ ok: true, data: now }),
    'gemini.askKeychain': () => ({ ok: true, data: now }),
    'gemini.setKey': ({ key }) => keep(key),
    'gemini.testKey': () => set({ modelsFrom: '2026-11-23T10:00:00.000Z' }),
    'gemini.removeKey': () => set({ key: { kind: 'none' } }),
    'gemini.importKey': ({ place }) => {
      const ending = now.offers.find((offer) => offer.place === place)?.ending ?? ''
      return set({ key: { kind: 'kept', where: 'keychain', ending }, offers: withoutOffer(place) })
    },
    'gemini.declineImport': ({ place }) => set({ offers: withoutOffer(place) }),
    'gemini.refreshModels': () => set({ modelsFrom: '2026-11-23T10:00:00.000Z' }),
    'gemini.setPrices': ({ rows }) =>
      set({ prices: rows === null ? prices : { dated: '2026-11-23', isEdited: true, rows } }),
    'spending.get': ({ episode }) => ({
      ok: true,
      data: {
        ...someSpending(spending),
        ...(episode === undefined ? {} : { episode: spending?.episode ?? nothing }),
      },
    }),
    'voices.previews': () => ({ ok: true, data: { made: [...made], cost: previewCost } }),
    'voices.search': ({ text = '', language, gender, page }) => {
      const found = libraryVoices.filter(
        (voice) =>
          `${voice.name} ${voice.character}`.toLowerCase().includes(text.toLowerCase()) &&
          (language === undefined || voice.languages.some((tag) => tag.startsWith(language))) &&
          (gender === undefined || voice.gender === gender),
      )
      const from = Number(page ?? 0)
      const next = from + pageSize
      return {
        ok: true,
        data: {
          voices: found.slice(from, next),
          ...(next < found.length ? { nextPage: String(next) } : {}),
        },
      }
    },
  }
  return { handlers, set, made, state: () => now }
}

const nothing = { requests: 0, seconds: 0, cost: 0 }

function someSpending(given: Partial<Spending> = {}): Spending {
  const byDay = ['2026-11-23', '2026-11-22', '2026-11-20', '2026-11-17'].map((day, index) => ({
    day,
    requests: 14 - index * 3,
    seconds: 640 - index * 150,
    cost: 0.19 - index * 0.045,
  }))
  const total = { requests: 61, seconds: 3120, cost: 0.93 }
  return {
    today: { requests: 14, seconds: 640, cost: 0.19 },
    month: { requests: 38, seconds: 1660, cost: 0.49 },
    total,
    byDay,
    byModel: [
      { model: 'gemini-3.8-flash-tts', requests: 52, seconds: 2700, cost: 0.84 },
      { model: 'gemini-3.8-flash-lite-tts', requests: 9, seconds: 420, cost: 0.09 },
    ],
    ...given,
  }
}

const characters = ['Calm storyteller', 'Bright presenter', 'Deep newsreader', 'Gentle teacher', 'Dry wit']
const languages = [
  ['en-GB'],
  ['de-DE', 'de-AT'],
  ['es-MX'],
  ['fr-FR', 'fr-CA'],
  ['en-US', 'en-AU'],
  ['ja-JP'],
]
const genders = ['female', 'male', 'neutral'] as const

/** What stands in for Google's extended library. */
export const libraryVoices: readonly LibraryVoice[] = Array.from({ length: 40 }, (_, index) => ({
  name: `voices/${['alder', 'birch', 'cedar', 'rowan', 'hazel'][index % 5]}-${index + 1}`,
  character: characters[index % characters.length] ?? '',
  gender: genders[index % 3] ?? 'neutral',
  languages: languages[index % languages.length] ?? [],
}))
