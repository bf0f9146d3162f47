import { z } from 'zod'
import { errorCodes } from '../studio-error.ts'
import { exportChoices } from './export-shapes.ts'

/** The shapes that several messages share. Lengths are bounded: a message that does not fit is refused. */
export const episodeId = z.uuid()
export const jobId = z.uuid()
/** An id that `media://` resolves; made by main, unguessable. */
export const mediaId = z.string().regex(/^[0-9a-f]{32}$/)
/** See `lineKey`: who says it, how, and what is said, whatever voice speaks it. */
export const lineId = z.string().regex(/^[0-9a-f]{64}$/)
export const digest = z.string().regex(/^[0-9a-f]{64}$/)
/** UTF-16 code units; 16 MB of script on disk is the limit there. */
export const scriptText = z.string().max(16 * 2 ** 20)
export const title = z.string().trim().min(1).max(300)
export const voiceName = z.string().min(1).max(80)
export const speakerName = z.string().min(1).max(200)
const seconds = z.number().min(0)

export const castEntry = z.strictObject({
  voice: voiceName.optional(),
  style: z.string().max(500).optional(),
  pace: z.number().min(0.5).max(2).optional(),
})
export const cast = z.record(speakerName, castEntry)

export const engineId = z.enum(['draft', 'gemini'])
/** Id of a speech model. */
export const modelId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/)
/** flow: about a minute and a half of two speakers in one request · lines: one request a line. */
export const geminiMode = z.enum(['flow', 'lines'])
/** standard: at once · flex: when Google has room, half price · batch: within a day, half price. */
export const geminiService = z.enum(['standard', 'flex', 'batch'])
/** Hours after which what a batch has not made is made at once. */
export const geminiDeadline = z.int().min(1).max(24)
/** USD. */
const money = z.number().min(0)
const budget = z.number().min(0.01).max(100_000)
/** An address in place of Google's own; main checks that it is https, or this machine itself. */
const address = z.string().max(2048)

export const theme = z.enum(['system', 'light', 'dark'])
export const libraryView = z.enum(['list', 'covers'])
export const librarySort = z.enum(['changed', 'title', 'length'])

/** LUFS, stereo measure. */
const loudness = z.number().min(-40).max(-5)
/** Script text size in percent. */
const scriptZoom = z.int().min(50).max(300)
const playbackSpeed = z.number().min(0.5).max(3)

/** The settings a person can change. Every member has a default, so that any part of a file is enough. */
export const settings = z.object({
  theme: theme.default('system'),
  /** Absent: Castwright in the documents folder. */
  libraryFolder: z.string().max(4096).optional(),
  loudness: loudness.default(-16),
  libraryView: libraryView.default('list'),
  librarySort: librarySort.default('changed'),
  scriptZoom: scriptZoom.default(100),
  playbackSpeed: playbackSpeed.default(1),
  hasSeenWelcome: z.boolean().default(false),
  /** How the last export was done. */
  exportChoices: exportChoices.prefault({}),
  /** Where exports go. Absent: the music folder. */
  exportFolder: z.string().max(4096).optional(),
  /** Where shows are published from this computer, by their ids. */
  publishFolders: z.record(z.uuid(), z.string().max(4096)).optional(),
  /** The engine of new episodes. */
  engine: engineId.default('draft'),
  geminiModel: modelId.default('gemini-3.8-flash-tts'),
  geminiMode: geminiMode.default('flow'),
  geminiService: geminiService.default('standard'),
  geminiDeadline: geminiDeadline.default(24),
  /** Absent: Google's own. */
  geminiAddress: address.optional(),
  /** USD; absent: no limit. */
  budgetPerEpisode: budget.optional(),
  budgetPerDay: budget.optional(),
  /** The person has read that what is spoken by Gemini is sent to Google. */
  knowsTextIsSent: z.boolean().default(false),
  /** Places whose key was offered once and not wanted. */
  declinedKeys: z.array(z.enum(['GEMINI_API_KEY', 'GOOGLE_API_KEY', '.env'])).default([]),
})

/** Some settings to be changed. Without defaults, or every change would set all the others back. */
export const settingsChanges = z.strictObject({
  theme: theme.exactOptional(),
  loudness: loudness.exactOptional(),
  libraryView: libraryView.exactOptional(),
  librarySort: librarySort.exactOptional(),
  scriptZoom: scriptZoom.exactOptional(),
  playbackSpeed: playbackSpeed.exactOptional(),
  hasSeenWelcome: z.boolean().exactOptional(),
  engine: engineId.exactOptional(),
  geminiModel: modelId.exactOptional(),
  geminiMode: geminiMode.exactOptional(),
  geminiService: geminiService.exactOptional(),
  geminiDeadline: geminiDeadline.exactOptional(),
  /** null: Google's own again. */
  geminiAddress: address.nullable().exactOptional(),
  budgetPerEpisode: budget.nullable().exactOptional(),
  budgetPerDay: budget.nullable().exactOptional(),
  knowsTextIsSent: z.boolean().exactOptional(),
})

export const episodeSummary = z.object({
  id: episodeId,
  title: z.string(),
  show: z.string().optional(),
  updatedAt: z.iso.datetime(),
  speakers: z.array(z.string()),
  turns: z.int().min(0),
  /** Length of the finished audio; absent before the first render. */
  seconds: seconds.optional(),
  /** draft: no audio yet · ready: audio of this script · changed: the script was edited since · unfinished: a render was cut off. */
  status: z.enum(['draft', 'ready', 'changed', 'unfinished']),
})

/** A folder of the library that cannot be read; it is shown with the reason and left alone. */
export const brokenEpisode = z.object({ folder: z.string(), message: z.string() })

export const episodeAudio = z.object({
  media: mediaId,
  /** A binary file of Int16 pairs (min, max), see `core/audio/peaks.ts`. */
  peaks: mediaId,
  seconds,
  channels: z.int().min(1).max(2),
  /** LUFS as meters read the file, one channel as one; null for silence. */
  loudness: z.number().nullable(),
  truePeak: z.number().nullable(),
  /** When each turn of the audio is spoken, in seconds, in order. */
  turns: z.array(z.object({ speaker: z.string(), start: seconds, end: seconds })),
  chapters: z.array(z.object({ title: z.string(), start: seconds })),
})

/**
 * How each turn of the saved script stands. A text and a typed array cross the bridge in one piece; as many objects, in
 * a long script, would hold the page up while somebody types.
 */
export const planLines = z.object({
  /** A letter for each turn: m where its take is made, n where it is new, d where the checks doubt it, b where they call it bad. */
  states: z.string().regex(/^[mndb]*$/),
  /** A letter for each turn: l where it is locked, else a dot. */
  locks: z.string().regex(/^[.l]*$/),
  /** The turn of the audio that each is heard as; −1 where it is in none. */
  heard: z.instanceof(Int32Array),
})

/** A take that the checks doubt, or call bad; what they found, one sentence each, the gravest first. */
export const doubt = z.object({
  turn: z.int().min(0),
  line: lineId,
  take: digest,
  verdict: z.enum(['doubtful', 'bad']),
  reasons: z.array(z.string()),
})

/** What a render would do now. */
export const renderPlan = z.object({
  lines: planLines,
  /** The line that the show adds at the end, which the script has not; among `missing` like any other. */
  ending: z
    .object({ speaker: z.string(), text: z.string(), state: z.enum(['made', 'new', 'doubtful', 'bad']) })
    .optional(),
  /** What is to be listened to, in order of the turns. */
  doubts: z.array(doubt),
  missing: z.int().min(0),
  /** Whether the audio is exactly what this script and cast give. */
  isCurrent: z.boolean(),
  /** Seconds of speech to be made, seconds it will take at today's pace, and its price in USD. */
  speech: seconds,
  wait: seconds,
  cost: money,
  /** Which engine would speak, and which model; draft has but one. */
  engine: engineId,
  model: modelId.optional(),
  /** How it would be asked for; absent: at once. */
  service: z.enum(['flex', 'batch']).optional(),
  /** Lines that are being made in a batch already. */
  batch: z.object({ lines: z.int().min(1), since: z.iso.datetime(), until: z.iso.datetime() }).optional(),
  /** What would stop it at once: no key, the day's requests used up, a budget too small. */
  obstacle: z.object({ code: z.enum(errorCodes), message: z.string() }).optional(),
})

export const voice = z.object({
  name: z.string(),
  engine: engineId,
  character: z.string(),
  gender: z.enum(['female', 'male', 'neutral']),
})

/** A voice of Google's extended library. */
export const libraryVoice = z.object({
  /** What a cast names it by. */
  name: z.string(),
  character: z.string(),
  gender: z.enum(['female', 'male', 'neutral']),
  /** BCP 47 tags. */
  languages: z.array(z.string()),
})

export const voiceQuery = z.strictObject({
  text: z.string().max(200).optional(),
  language: z.string().max(35).optional(),
  gender: z.enum(['female', 'male', 'neutral']).optional(),
  /** As the page before gave it. */
  page: z.string().max(2000).optional(),
})
export const voicePage = z.object({ voices: z.array(libraryVoice), nextPage: z.string().optional() })

/** Where a key can be found beside the keychain. */
export const keyPlace = z.enum(['GEMINI_API_KEY', 'GOOGLE_API_KEY', '.env'])
/** The last four characters of a key: all of it that ever leaves main. */
const keyEnding = z.string().max(4)
/** A day, such as 2026-11-23. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const priceRow = z.strictObject({
  model: modelId,
  /** First day it is valid; absent: before the next one of the model. */
  from: day.exactOptional(),
  /** USD per million tokens. */
  textIn: z.number().min(0).max(10_000),
  audioOut: z.number().min(0).max(10_000),
})

export const geminiState = z.object({
  key: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    /** memory: for this run of the program alone, where there is no keychain. */
    z.object({ kind: z.literal('kept'), where: z.enum(['keychain', 'memory']), ending: keyEnding }),
  ]),
  /** Why Google could not be asked about the key that was saved just now; it is kept all the same. */
  trouble: z.object({ code: z.enum(errorCodes), message: z.string() }).optional(),
  /** Why the keychain cannot be used, if so. */
  keychainProblem: z.string().optional(),
  /** Keys found elsewhere that could be taken over; each is offered once. */
  offers: z.array(z.object({ place: keyPlace, ending: keyEnding })),
  models: z.array(
    z.object({
      id: modelId,
      title: z.string(),
      /** A warning about a model that ends soon. */
      warning: z.string().optional(),
    }),
  ),
  /** When Google was last asked for them; absent: the table that comes with the program. */
  modelsFrom: z.iso.datetime().optional(),
  prices: z.object({ dated: day, isEdited: z.boolean(), rows: z.array(priceRow) }),
  /** Set while the requests of the day are used up. */
  stoppedUntil: z.iso.datetime().optional(),
})

const spent = z.object({ requests: z.int().min(0), seconds, cost: money })

export const spending = z.object({
  today: spent,
  /** The last 30 days. */
  month: spent,
  total: spent,
  byDay: z.array(spent.extend({ day })),
  byModel: z.array(spent.extend({ model: z.string() })),
  /** Of one episode, where that was asked for. */
  episode: spent.optional(),
})

/** A turn that could not be spoken, and why. */
export const unspokenTurn = z.object({ turn: z.int().min(0), message: z.string() })

export const renderProgress = z.object({
  job: jobId,
  episode: episodeId,
  step: z.enum(['waiting', 'planning', 'speaking', 'mastering']),
  /** Of the whole render, 0 to 1. */
  fraction: z.number().min(0).max(1),
  made: z.int().min(0),
  missing: z.int().min(0),
  /** Turns whose take has come since the last push. */
  turns: z.array(z.int().min(0)),
  /** Seconds; absent while it is only a guess. */
  left: seconds.optional(),
  /** What Google makes in a batch meanwhile, until then at the latest; `left` counts until then, too. */
  batch: z.object({ until: z.iso.datetime(), lines: z.int().min(0) }).optional(),
  /** Why nothing is happening just now, and until when. */
  waiting: z.object({ until: z.iso.datetime(), message: z.string() }).optional(),
})
