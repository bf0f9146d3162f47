import { z } from 'zod'
import {
  doubt,
  episodeSummary,
  geminiDeadline,
  geminiMode,
  geminiService,
  geminiState,
  lineId,
  modelId,
  priceRow,
  renderPlan,
  spending,
  voicePage,
  unspokenTurn,
  voiceQuery,
} from '../../../shared/ipc/shapes.ts'
import { lineDecision, lineTake, lineTakes } from '../../../shared/ipc/take-shapes.ts'
import { versionComparison } from '../../../shared/ipc/version-shapes.ts'
import { errorCodes } from '../../../shared/studio-error.ts'
import { keptQueue } from '../../queue/job-schema.ts'
import { musicCalls } from './music-calls.ts'

const path = z.string().min(1)
const count = z.int().min(0)

const target = z.object({
  rate: z.int().positive(),
  channels: z.union([z.literal(1), z.literal(2)]),
  loudness: z.number(),
  ceiling: z.number(),
})

/** Who speaks. */
export const engineChoice = z.discriminatedUnion('id', [
  z.object({ id: z.literal('draft') }),
  z.object({
    id: z.literal('gemini'),
    model: modelId,
    mode: geminiMode,
    service: geminiService.optional(),
    deadline: geminiDeadline.optional(),
  }),
])
export type EngineChoice = z.output<typeof engineChoice>

/** An episode, who speaks it, and where the library and this machine's own data lie. */
const place = z.object({ library: path, folder: path, data: path, target, engine: engineChoice })

/** `model`: the one of the settings. */
const inData = z.object({ data: path, model: modelId })

/** What would stop a render at once. */
const obstacle = z.object({ code: z.enum(errorCodes), message: z.string() }).optional()

/** What Gemini offers and costs, and whether its day is used up: `shape.geminiState` without the key. */
const geminiOffer = geminiState.pick({ models: true, modelsFrom: true, prices: true, stoppedUntil: true })
export type GeminiOffer = z.output<typeof geminiOffer>

/** What the studio's worker can be asked, with what it answers. Everything heavy is done there. */
export const studioCalls = {
  ...musicCalls,
  /** What a render would do now. */
  plan: {
    input: place,
    output: z.object({
      lines: z.array(
        z.object({
          state: z.enum(['made', 'new', 'doubtful', 'bad']),
          isLocked: z.boolean(),
          heard: count.nullable(),
        }),
      ),
      /** See `renderPlan`. */
      ending: renderPlan.shape.ending,
      doubts: z.array(doubt),
      missing: count,
      /** Seconds of speech to be made, and USD. */
      speech: z.number().min(0),
      cost: z.number().min(0),
      /** Seconds that it would take at today's pace. */
      wait: z.number().min(0),
      /** How it would be asked for; absent: at once. */
      service: renderPlan.shape.service,
      /** Lines that are being made in a batch already. */
      batch: renderPlan.shape.batch,
      obstacle,
      isCurrent: z.boolean(),
      /** A render of this episode was cut off before its end. */
      isUnfinished: z.boolean(),
    }),
  },
  /** What another text would change as the script, and what its render would cost. */
  compareVersion: { input: place.extend({ text: z.string() }), output: versionComparison },
  /** The takes of a line of the saved script, by its place among the turns. */
  lineTakes: {
    input: place.extend({ turn: count }),
    output: lineTakes.extend({
      takes: z.array(lineTake.omit({ media: true }).extend({ audio: path })),
    }),
  },
  /** Writes down what a person decided about a line. */
  decide: {
    input: place.extend({ line: lineId, turn: count, decision: lineDecision }),
    output: z.undefined(),
  },
  /** What the library shows of an episode. */
  summarise: {
    input: z.object({ library: path, folder: path }),
    output: z.object({
      summary: episodeSummary,
      source: z.string().optional(),
      isSample: z.boolean().optional(),
      /** File name of the episode's own cover. */
      cover: z.string().optional(),
    }),
  },
  /** `batch`: it is not whole yet, for Google makes some lines in a batch; then they are to be collected. */
  render: {
    input: place,
    output: z.object({
      batch: z.object({ until: z.date(), lines: count, mayOrderAgain: z.boolean() }).optional(),
    }),
  },
  /** The batches that are on their way, of all episodes and keys. */
  openBatches: {
    input: z.object({ data: path }),
    output: z.array(z.object({ episode: z.string(), until: z.iso.datetime() })),
  },
  /** Looks once at the batches of an episode, and puts away what has come; not while somebody renders it. */
  collectBatches: { input: z.object({ library: path, folder: path, data: path }), output: z.undefined() },
  /** Nobody wants what is made of an episode in batches any more. */
  callOffBatches: { input: z.object({ data: path, episode: z.string() }), output: z.undefined() },
  /** Puts what is made so far together, to be heard while the rest is made; null where nothing is. Samples at 24 kHz. */
  soFar: {
    input: place,
    output: z
      .object({
        audio: path,
        key: z.string(),
        seconds: z.number().min(0),
        channels: z.int().min(1).max(2),
        loudness: z.number().nullable(),
        truePeak: z.number().nullable(),
        turns: z.array(z.object({ turn: count, speaker: z.string(), at: count, until: count })),
        chapters: z.array(z.object({ title: z.string(), at: count })),
      })
      .nullable(),
  },
  /** Draws the waveform of an audio file into `output`, unless it is there. */
  peaks: { input: z.object({ audio: path, output: path }), output: z.undefined() },
  /** Speaks a sentence and gives the audio file. */
  preview: {
    input: z.object({ data: path, engine: engineChoice, voice: z.string(), text: z.string() }),
    output: z.object({ audio: path, key: z.string() }),
  },
  /** The voices whose sentence has been spoken already, and what another costs, USD. */
  previews: {
    input: z.object({ data: path, engine: engineChoice }),
    output: z.object({ made: z.array(z.string()), cost: z.number().min(0) }),
  },
  searchVoices: { input: z.object({ data: path, query: voiceQuery }), output: voicePage },
  /** What Gemini offers, as far as it is known without asking. */
  offer: { input: inData, output: geminiOffer },
  /** Asks Google for its models with this key at this address, or with those in use; throws what it says of the key. */
  testKey: {
    input: inData.extend({
      other: z.object({ key: z.string(), address: z.string().optional() }).optional(),
    }),
    output: geminiOffer,
  },
  setPrices: {
    input: inData.extend({ rows: z.array(priceRow).nullable() }),
    output: geminiOffer,
  },
  spending: { input: z.object({ data: path, episode: z.string().optional() }), output: spending },
  /** The renders that are to be made, as they were last written down; null where they never were. */
  readQueue: { input: z.object({ data: path }), output: keptQueue.nullable() },
  /** Writes them all down, in place of what was there. */
  writeQueue: { input: z.object({ data: path, queue: keptQueue }), output: z.undefined() },
} as const

export type StudioCall = keyof typeof studioCalls
export type CallInput<Name extends StudioCall> = z.output<(typeof studioCalls)[Name]['input']>
export type CallOutput<Name extends StudioCall> = z.output<(typeof studioCalls)[Name]['output']>

/** Where the worker finds the workers it starts itself, and the files that come with the program. */
export const studioWorkerData = z.object({ fliteWorker: path, masteringWorker: path, resources: path })

const budget = z.number().positive().optional()

/** The key and what goes with it. It travels in a message to the worker, and nowhere else. */
export const geminiAccess = z.object({
  key: z.string().optional(),
  /** Why there is no key, where it is not only that nobody gave one. */
  problem: z.object({ code: z.enum(errorCodes), message: z.string() }).optional(),
  /** In place of Google's own address. */
  address: z.string().optional(),
  /** Through which it is reached; see `Proxy`. */
  proxy: z.object({ address: z.string(), except: z.string() }).optional(),
  budgets: z.object({ perEpisode: budget, perDay: budget }),
})
export type GeminiAccess = z.output<typeof geminiAccess>

/** What is said to the worker. */
export const studioOrder = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    id: count,
    name: z.custom<StudioCall>((name) => typeof name === 'string' && Object.hasOwn(studioCalls, name)),
    input: z.unknown(),
  }),
  /** `isCalledOff`: see `calledOff`. */
  z.object({ kind: z.literal('cancel'), id: count, isCalledOff: z.boolean() }),
  z.object({ kind: z.literal('configure'), gemini: geminiAccess }),
  z.object({ kind: z.literal('close') }),
])
export type StudioOrder = z.input<typeof studioOrder>

export const renderProgressSchema = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('plan'),
    turns: count,
    missing: count,
    latency: z.array(z.number()).readonly(),
    audio: z.number(),
  }),
  z.object({
    step: z.literal('request'),
    request: count,
    now: z.enum(['begun', 'pace', 'retry', 'going', 'over']),
    until: z.date().optional(),
  }),
  z.object({ step: z.literal('speak'), made: count, missing: count, turn: count }),
  z.object({
    step: z.literal('batch'),
    batch: z.object({ until: z.date(), lines: count }).optional(),
  }),
  z.object({ step: z.literal('wait'), wait: z.object({ until: z.date(), message: z.string() }).optional() }),
  z.object({ step: z.literal('master'), fraction: z.number() }),
])

/** What the worker says. */
export const studioAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), id: count, progress: renderProgressSchema }),
  z.object({ kind: z.literal('done'), id: count, output: z.unknown() }),
  z.object({
    kind: z.literal('failed'),
    id: count,
    code: z.enum(errorCodes),
    message: z.string(),
    stack: z.string(),
    unspoken: z.array(unspokenTurn).optional(),
  }),
  /** For the log. */
  z.object({ kind: z.literal('notice'), notice: z.string() }),
  z.object({ kind: z.literal('closed') }),
])
export type StudioAnswer = z.input<typeof studioAnswer>
