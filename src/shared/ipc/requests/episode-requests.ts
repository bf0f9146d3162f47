import { z } from 'zod'
import { byId, nothing, type Requests } from './common.ts'
import * as shape from '../shapes.ts'
import { lineDecision, lineTakes } from '../take-shapes.ts'
import { versionComparison } from '../version-shapes.ts'

/** What the page asks about one episode: input and output. */
export const episodeRequests = {
  'episode.open': {
    input: byId,
    output: z.object({
      id: shape.episodeId,
      title: z.string(),
      /** The show that episode.json names; the script's word goes before it. */
      show: z.string().optional(),
      script: z.string(),
      /** SHA-256 of the script as it is on disk; goes back with the next save. */
      digest: shape.digest,
      engine: shape.engineId,
      cast: shape.cast,
      /** The voices that speakers without one of their own were given at earlier renders; they keep them. */
      givenVoices: z.record(shape.speakerName, shape.voiceName),
      audio: shape.episodeAudio.optional(),
      /** Copies of the script that a synchronising program left beside it. */
      conflicts: z.array(z.string()),
      /** A render of this episode was cut off and can go on. */
      isUnfinished: z.boolean(),
    }),
  },
  'episode.close': { input: byId, output: nothing },
  /**
   * Saves if the script on disk is still the one of `digest`; otherwise tells what is there and changes nothing.
   * `isLast`: the page closes and will not read the answer, so what cannot be saved is kept in a file beside the script.
   */
  'episode.saveScript': {
    input: z.strictObject({
      id: shape.episodeId,
      text: shape.scriptText,
      digest: shape.digest,
      isLast: z.boolean().optional(),
    }),
    output: z.discriminatedUnion('saved', [
      z.object({ saved: z.literal(true), digest: shape.digest }),
      z.object({
        saved: z.literal(false),
        found: z.string(),
        digest: shape.digest,
        /** The file beside the script that holds the last words of a page. */
        kept: z.string().optional(),
      }),
    ]),
  },
  /** Keeps `text` in a file beside the script, so that the other version can be taken without losing this one. */
  'episode.keepConflict': {
    input: z.strictObject({ id: shape.episodeId, text: shape.scriptText }),
    output: z.string(),
  },
  'episode.setCast': { input: z.strictObject({ id: shape.episodeId, cast: shape.cast }), output: nothing },
  /** From now on with this engine; with Gemini, with the model of the settings. */
  'episode.setEngine': {
    input: z.strictObject({ id: shape.episodeId, engine: shape.engineId }),
    output: nothing,
  },
  'episode.plan': { input: byId, output: shape.renderPlan },
  /** What another text would change of the saved script, and what its render would cost; changes nothing. */
  'episode.compareVersion': {
    input: z.strictObject({ id: shape.episodeId, text: shape.scriptText }),
    output: versionComparison,
  },
  /** The system's open dialog, then the text of the file; null when it was cancelled. */
  'episode.chooseVersion': {
    input: nothing,
    output: z.object({ file: z.string(), text: z.string() }).nullable(),
  },
  /** The takes of a line of the saved script, by its place among the turns. */
  'episode.lineTakes': {
    input: z.strictObject({ id: shape.episodeId, turn: z.int().min(0) }),
    output: lineTakes,
  },
  /** Refused where the line is not in the saved script any more. `turn` tells lines of the same words apart. */
  'episode.decide': {
    input: z.strictObject({
      id: shape.episodeId,
      line: shape.lineId,
      turn: z.int().min(0),
      decision: lineDecision,
    }),
    output: nothing,
  },
  /** What is made so far, to be heard while the rest is made; null where the first line is missing. */
  'episode.soFar': {
    input: byId,
    output: shape.episodeAudio
      .extend({
        /** For each turn of the audio its place among the turns of the script. */
        lines: z.instanceof(Int32Array),
      })
      .nullable(),
  },
} as const satisfies Requests
