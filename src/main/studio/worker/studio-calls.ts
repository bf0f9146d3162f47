import { z } from 'zod'
import { episodeSummary } from '../../../shared/ipc/shapes.ts'
import { errorCodes } from '../../../shared/studio-error.ts'

const path = z.string().min(1)
const count = z.int().min(0)

const target = z.object({
  rate: z.int().positive(),
  channels: z.union([z.literal(1), z.literal(2)]),
  loudness: z.number(),
  ceiling: z.number(),
})

/** An episode, and where the library and this machine's own data lie. */
const place = z.object({ library: path, folder: path, data: path, target })

/** What the studio's worker can be asked, with what it answers. Everything heavy is done there. */
export const studioCalls = {
  /** What a render would do now. */
  plan: {
    input: place,
    output: z.object({
      lines: z.array(z.object({ isMade: z.boolean(), heard: count.nullable() })),
      missing: count,
      /** Seconds of speech to be made, and USD. */
      speech: z.number().min(0),
      cost: z.number().min(0),
      isCurrent: z.boolean(),
      /** A render of this episode was cut off before its end. */
      isUnfinished: z.boolean(),
    }),
  },
  /** What the library shows of an episode. */
  summarise: {
    input: z.object({ library: path, folder: path }),
    output: z.object({
      summary: episodeSummary,
      source: z.string().optional(),
      isSample: z.boolean().optional(),
    }),
  },
  render: { input: place, output: z.object({ made: count, turns: count }) },
  /** Draws the waveform of an audio file into `output`, unless it is there. */
  peaks: { input: z.object({ audio: path, output: path }), output: z.undefined() },
  /** Speaks a sentence and gives the audio file. */
  preview: {
    input: z.object({ data: path, voice: z.string(), text: z.string() }),
    output: z.object({ audio: path, key: z.string() }),
  },
} as const

export type StudioCall = keyof typeof studioCalls
export type CallInput<Name extends StudioCall> = z.output<(typeof studioCalls)[Name]['input']>
export type CallOutput<Name extends StudioCall> = z.output<(typeof studioCalls)[Name]['output']>

/** Where the worker finds the workers it starts itself. */
export const studioWorkerData = z.object({ fliteWorker: path, masteringWorker: path })

/** What is said to the worker. */
export const studioOrder = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    id: count,
    name: z.enum(['plan', 'summarise', 'render', 'peaks', 'preview']),
    input: z.unknown(),
  }),
  z.object({ kind: z.literal('cancel'), id: count }),
  z.object({ kind: z.literal('close') }),
])
export type StudioOrder = z.input<typeof studioOrder>

export const renderProgressSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('plan'), turns: count, missing: count }),
  z.object({ step: z.literal('speak'), made: count, missing: count, turn: count }),
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
  }),
  z.object({ kind: z.literal('closed') }),
])
export type StudioAnswer = z.input<typeof studioAnswer>
