import { z } from 'zod'

/** The shapes that several messages share. Lengths are bounded: a message that does not fit is refused. */
export const episodeId = z.uuid()
export const jobId = z.uuid()
/** An id that `media://` resolves; made by main, unguessable. */
export const mediaId = z.string().regex(/^[0-9a-f]{32}$/)
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
})

export const episodeSummary = z.object({
  id: episodeId,
  title: z.string(),
  show: z.string().optional(),
  createdAt: z.iso.datetime(),
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
  loudness: z.number().nullable(),
  truePeak: z.number().nullable(),
  /** When each turn of the audio is spoken, in seconds, in order. */
  turns: z.array(z.object({ speaker: z.string(), start: seconds, end: seconds })),
  chapters: z.array(z.object({ title: z.string(), start: seconds })),
})

export const lineState = z.enum(['made', 'new'])

/** What a render would do now. */
export const renderPlan = z.object({
  /** One for each turn of the saved script: whether its take is there, and which turn of the audio it is heard as. */
  lines: z.array(z.object({ state: lineState, heard: z.int().min(0).nullable() })),
  missing: z.int().min(0),
  /** Whether the audio is exactly what this script and cast give. */
  isCurrent: z.boolean(),
  /** Seconds of speech to be made, seconds it will take at today's pace, and its price in USD. */
  speech: seconds,
  wait: seconds,
  cost: z.number().min(0),
})

export const voice = z.object({
  name: z.string(),
  engine: z.enum(['draft', 'gemini']),
  character: z.string(),
  gender: z.enum(['female', 'male', 'neutral']),
})

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
})
