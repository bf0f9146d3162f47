/**
 * How a model is spoken to. verbatim: one part a turn, spoken as it stands, manner in a field of its own, angle tags.
 * transcript: one text, instructions and lines with names, square tags.
 */
export type Dialect = 'verbatim' | 'transcript'

export type GeminiModel = {
  readonly id: string
  readonly title: string
  readonly status: 'current' | 'legacy'
  /** The day Google ends it, such as 2026-12-18, or one not long before. */
  readonly shutdown: string | undefined
  readonly dialect: Dialect
  readonly inputTokens: number
  readonly outputTokens: number
  /** Whether a temperature may be sent with a request. */
  readonly takesTemperature: boolean
  /** Whether it can be asked at half the price for answers within a day. */
  readonly batch: 'documented' | 'unknown'
}

/** The speech models, the usual one first (ai.google.dev/gemini-api/docs/models and /docs/deprecations, 2026-11-23). */
export const geminiModels: readonly GeminiModel[] = [
  {
    id: 'gemini-3.8-flash-tts',
    title: 'Gemini 3.8 Flash',
    status: 'current',
    shutdown: undefined,
    dialect: 'verbatim',
    inputTokens: 8192,
    outputTokens: 16_384,
    takesTemperature: false,
    batch: 'documented',
  },
  {
    id: 'gemini-3.8-flash-lite-tts',
    title: 'Gemini 3.8 Flash Lite',
    status: 'current',
    shutdown: undefined,
    dialect: 'verbatim',
    inputTokens: 8192,
    outputTokens: 16_384,
    takesTemperature: false,
    batch: 'documented',
  },
  {
    id: 'gemini-3.1-flash-tts-preview',
    title: 'Gemini 3.1 Flash (preview)',
    status: 'legacy',
    shutdown: '2026-12-18',
    dialect: 'transcript',
    inputTokens: 8192,
    outputTokens: 16_384,
    takesTemperature: false,
    batch: 'unknown',
  },
  {
    id: 'gemini-2.5-flash-preview-tts',
    title: 'Gemini 2.5 Flash (preview)',
    status: 'legacy',
    shutdown: '2026-12-18',
    dialect: 'transcript',
    inputTokens: 8192,
    outputTokens: 16_384,
    takesTemperature: true,
    batch: 'unknown',
  },
  {
    id: 'gemini-2.5-pro-preview-tts',
    title: 'Gemini 2.5 Pro (preview)',
    status: 'legacy',
    shutdown: '2026-12-18',
    dialect: 'transcript',
    inputTokens: 8192,
    outputTokens: 16_384,
    takesTemperature: true,
    batch: 'unknown',
  },
]

/** Raised when the same words would sound different because they are sent in another way. */
const dialectVersions: Readonly<Record<Dialect, number>> = { verbatim: 1, transcript: 1 }

/** What is known of a model; one that is not in the table is judged by its name. */
export function modelFacts(id: string): GeminiModel {
  return geminiModels.find((model) => model.id === id) ?? unlistedModel(id)
}

/** Whether a model of this id speaks. */
export function isSpeechModel(id: string): boolean {
  return id.endsWith('-tts') || id.includes('-tts-')
}

/** How takes are marked: the model, the version of the way it is spoken to, and a temperature where one is sent. */
export function modelMark(id: string, temperature: number | undefined): string {
  const { dialect, takesTemperature } = modelFacts(id)
  const heat = temperature === undefined || !takesTemperature ? '' : `@${temperature}`
  return `${id}/${dialectVersions[dialect]}${heat}`
}

/** Models before 3.8 are read a transcript; newer ones, and those without a number, speak word for word. */
function unlistedModel(id: string): GeminiModel {
  const [, major, minor] = /^gemini-(\d+)(?:\.(\d+))?-/.exec(id) ?? []
  const version = major === undefined ? Infinity : Number(major) + Number(minor ?? 0) / 10
  return {
    id,
    title: id,
    status: 'current',
    shutdown: undefined,
    dialect: version < 3.8 ? 'transcript' : 'verbatim',
    inputTokens: 8192,
    outputTokens: 16_384,
    takesTemperature: version < 3,
    batch: 'unknown',
  }
}
