/** How a model is asked to speak; `none`: it writes. */
export type ServerDialect = 'parts' | 'transcript' | 'none'

export type ServerModel = {
  readonly id: string
  readonly displayName: string
  readonly dialect: ServerDialect
  readonly streams: boolean
  readonly takesTemperature: boolean
  /** 2.5 has a voice of its own; newer models want one named. */
  readonly needsVoice: boolean
  readonly inputTokenLimit: number
  readonly outputTokenLimit: number
}

const speech = {
  dialect: 'parts',
  streams: true,
  takesTemperature: false,
  needsVoice: true,
  inputTokenLimit: 8192,
  outputTokenLimit: 16_384,
} as const

const writing = {
  dialect: 'none',
  streams: true,
  takesTemperature: true,
  needsVoice: false,
  inputTokenLimit: 1_048_576,
  outputTokenLimit: 65_536,
} as const

/** Gemini's models as they were on 2026-11-23, those that speak and some that write. */
export const serverModels: readonly ServerModel[] = [
  { ...writing, id: 'gemini-4-argon', displayName: 'Gemini 4 Argon' },
  { ...writing, id: 'gemini-3.8-flash', displayName: 'Gemini 3.8 Flash' },
  { ...writing, id: 'gemini-3.5-flash-lite', displayName: 'Gemini 3.5 Flash-Lite' },
  { ...speech, id: 'gemini-3.8-flash-tts', displayName: 'Gemini 3.8 Flash TTS' },
  { ...speech, id: 'gemini-3.8-flash-lite-tts', displayName: 'Gemini 3.8 Flash-Lite TTS' },
  {
    ...speech,
    id: 'gemini-3.1-flash-tts-preview',
    displayName: 'Gemini 3.1 Flash TTS Preview',
    dialect: 'transcript',
  },
  ...['flash', 'pro'].map((size) => ({
    ...speech,
    id: `gemini-2.5-${size}-preview-tts`,
    displayName: `Gemini 2.5 ${size === 'pro' ? 'Pro' : 'Flash'} Preview TTS`,
    dialect: 'transcript' as const,
    streams: false,
    takesTemperature: true,
    needsVoice: false,
  })),
]
