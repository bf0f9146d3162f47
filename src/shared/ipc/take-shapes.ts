import { z } from 'zod'
import { digest, lineId, mediaId } from './shapes.ts'

const seconds = z.number().min(0)
/** USD. */
const money = z.number().min(0)

/** One take of a line, as the person who chooses among them sees it. */
export const lineTake = z.object({
  take: digest,
  /** 1 for the first take of these words in this voice and manner; absent for one in another. */
  number: z.int().min(1).optional(),
  media: mediaId,
  seconds,
  /** LUFS, for hearing two of them equally loud; null for silence. */
  loudness: z.number().nullable(),
  madeAt: z.iso.datetime(),
  cost: money,
  /** Cut from an answer with other lines in it. */
  isFromPassage: z.boolean(),
  /** unchecked: by nobody yet; the draft voices need no check. */
  verdict: z.enum(['ok', 'doubtful', 'bad', 'unchecked']),
  reasons: z.array(z.string()),
  isAccepted: z.boolean(),
  /** The one that is heard in the episode, or will be at the next render. */
  isChosen: z.boolean(),
})

/** A line with all its takes, in order. */
export const lineTakes = z.object({
  line: lineId,
  turn: z.int().min(0),
  speaker: z.string(),
  text: z.string(),
  takes: z.array(lineTake),
  isLocked: z.boolean(),
  note: z.string(),
  /** A take that was asked for and is not made yet. */
  isAwaited: z.boolean(),
  /** What making it again would cost; absent where the engine would say the same again. */
  retake: z
    .object({
      line: z.object({ cost: money, seconds }),
      /** With the lines around it, in one request as they were. */
      passage: z.object({ lines: z.int().min(1), cost: money, seconds }),
    })
    .optional(),
})

/** What a person decides about a line. Each can be taken back by another. */
export const lineDecision = z.discriminatedUnion('kind', [
  /** This take is to be heard, from the next render on. */
  z.strictObject({ kind: z.literal('pick'), take: digest }),
  /** The take that is heard, or `take`, stays, whatever voice, style or model is chosen. */
  z.strictObject({ kind: z.literal('lock'), isLocked: z.boolean(), take: digest.exactOptional() }),
  /** A take that the checks doubted is good. */
  z.strictObject({ kind: z.literal('accept'), take: digest, isAccepted: z.boolean() }),
  /** Another take at the next render: of this line, or of the whole passage it belongs to. */
  z.strictObject({ kind: z.literal('retake'), scope: z.enum(['line', 'passage']) }),
  /** The take that was asked for and is not made yet is not wanted any more. */
  z.strictObject({ kind: z.literal('withdraw'), scope: z.enum(['line', 'passage']) }),
  /** A take that is not heard goes to the library's trash, or comes back from there. */
  z.strictObject({ kind: z.literal('discard'), take: digest, isDiscarded: z.boolean() }),
  z.strictObject({ kind: z.literal('note'), note: z.string().max(2000) }),
])
