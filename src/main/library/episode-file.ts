import { z } from 'zod'
import { modelId } from '../../shared/ipc/shapes.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const samples = z.int().min(0)
/** No line is made more often than this. */
const takeNumber = z.int().min(1).max(999)
/** Names as the window takes them: a file set by hand with others is shown as broken, with the place. */
const speaker = z.string().min(1).max(200)
const voice = z.string().min(1).max(80)
/** Shares of a voice's own pace. */
const SLOWEST = 0.5
const FASTEST = 2
/** What no engine can speak, set by hand, counts as the nearest that one can. */
const pace = z.number().transform((given) => Math.min(FASTEST, Math.max(SLOWEST, given)))

/** What `episode.json` holds. Members this version does not know are kept when the file is written again. */
export const episodeFileSchema = z.looseObject({
  version: z.literal(1),
  id: z.uuid(),
  title: z.string().max(1000),
  show: z.string().max(1000).optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** The script file outside the library that this episode is rendered from. */
  source: z.string().optional(),
  /** SHA-256 of `script.md` as it was last taken from `source`: tells whether it was edited here since. */
  sourceDigest: sha256.optional(),
  /** The same of the `script.md` that was about to be taken when the program ended: whether it was or not, it is ours. */
  arrivingDigest: sha256.optional(),
  /** Made from the sample script that comes with Castwright. */
  isSample: z.boolean().optional(),
  engine: z.enum(['draft', 'gemini']),
  /** The model of Gemini that has spoken it; absent before, and with the draft voices. */
  model: modelId.optional(),
  cast: z.record(
    speaker,
    z.looseObject({
      voice: voice.optional(),
      style: z.string().max(500).optional(),
      pace: pace.optional(),
    }),
  ),
  /** The voices that speakers got who had none of their own: they keep them when others come and go. */
  givenVoices: z.record(speaker, voice).default({}),
  /**
   * The turns as they were last rendered, in order: the take each is heard from, its place in that take, and where its
   * speech begins and ends in the master. All in samples at 24 kHz.
   */
  turns: z.array(
    z.object({
      speaker: z.string(),
      take: sha256,
      start: samples,
      end: samples,
      at: samples,
      until: samples,
    }),
  ),
  /** What a person decided about lines, by `lineKey`, in older versions by `wordsKey`; see `LineDecision`. */
  lines: z
    .record(
      sha256,
      z.looseObject({
        pick: z.object({ of: sha256, number: takeNumber, before: takeNumber.optional() }).optional(),
        latest: takeNumber.optional(),
        lock: sha256.optional(),
        accepted: z.array(sha256).optional(),
        note: z.string().max(2000).optional(),
      }),
    )
    .default({}),
  /** What tags and feeds say of it beside its title. */
  details: z
    .looseObject({
      author: z.string().max(500).optional(),
      description: z.string().max(10_000).optional(),
      number: z.int().min(1).max(99_999).optional(),
      season: z.int().min(1).max(9999).optional(),
      /** When it is or was published. */
      date: z.iso.datetime().optional(),
      link: z.string().max(2000).optional(),
      isExplicit: z.boolean().optional(),
      /** File name of its own cover in its folder. */
      cover: z.string().max(255).optional(),
    })
    .default({}),
  /** What chapters have beside the title in the script, by that title. */
  chapterDetails: z
    .record(
      z.string().max(1000),
      z.looseObject({
        link: z.string().max(2000).optional(),
        /** File name of a picture in the folder. */
        picture: z.string().max(255).optional(),
        /** Left out of exported files. */
        isHidden: z.boolean().optional(),
      }),
    )
    .default({}),
  /** Pieces of music instead of the show's; null for none. */
  music: z
    .looseObject({
      intro: z.string().max(200).nullable().optional(),
      outro: z.string().max(200).nullable().optional(),
      bed: z.string().max(200).nullable().optional(),
      /** Files beside the script that its cues name: the piece each became, and its size and time of change then. */
      files: z
        .record(z.string().max(1000), z.object({ piece: sha256, bytes: z.int().min(0), changed: z.number() }))
        .optional(),
    })
    .default({}),
  /** The music of the master as it was last rendered; see `MusicClip`. In samples at 24 kHz. */
  played: z
    .array(
      z.object({
        piece: sha256,
        part: z.enum(['intro', 'outro', 'bed', 'cue']),
        at: samples,
        length: samples,
        from: samples,
        loop: samples.optional(),
        gain: z.number().min(0),
        fadeIn: samples,
        fadeOut: samples,
        isDucked: z.boolean(),
      }),
    )
    .optional(),
  /** What the last export of each audio format came to. */
  exports: z
    .partialRecord(
      z.enum(['wav', 'mp3', 'm4a', 'flac', 'opus']),
      z.looseObject({
        file: z.string(),
        madeAt: z.iso.datetime(),
        bytes: z.int().min(0),
        seconds: z.number().min(0),
        /** LUFS that was aimed at; null where the level was left as it was. */
        goal: z.number().nullable(),
        /** Older versions did not write them down. */
        channels: z.int().min(1).max(2).optional(),
        /** LUFS with those channels and dBTP, as measured in the decoded file; null for silence. */
        loudness: z.number().nullable(),
        truePeak: z.number().nullable(),
        /** How often it was encoded. */
        rounds: z.int().min(1),
        /** Why the goal was not met; absent where it was. */
        reason: z.string().optional(),
      }),
    )
    .default({}),
  /** SHA-256 over script and cast as they were at the last render; see `scriptState`. */
  renderedFrom: sha256.optional(),
  chapters: z.array(z.object({ title: z.string(), at: samples })),
  /** The finished audio, a file in the episode's folder; absent before the first render. */
  master: z
    .object({
      file: z.string(),
      /** What it was made from: equal keys mean equal bytes. */
      key: sha256,
      bytes: z.int().min(0),
      rate: z.int().positive(),
      channels: z.int().min(1).max(2),
      seconds: z.number().min(0),
      /** LUFS as from two loudspeakers, one channel or two; see `measuredLoudness`; null where nothing is loud enough to measure. */
      loudness: z.number().nullable(),
      /** dBTP; null for silence. */
      truePeak: z.number().nullable(),
    })
    .optional(),
  /** A file of finished audio that was about to get this name when the program ended: whether it did or not, it is ours. */
  arriving: z.object({ file: z.string(), bytes: z.int().min(0) }).optional(),
})

export type EpisodeFile = z.infer<typeof episodeFileSchema>
