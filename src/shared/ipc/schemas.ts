import { z } from 'zod'
import { errorCodes } from '../studio-error.ts'
import type { PushName, RequestName } from './names.ts'
import * as shape from './shapes.ts'

const nothing = z.undefined()
const byId = z.strictObject({ id: shape.episodeId })

const library = z.object({
  episodes: z.array(shape.episodeSummary),
  broken: z.array(shape.brokenEpisode),
  /** Why the library cannot be used, if so. */
  unavailable: z.object({ code: z.enum(errorCodes), message: z.string() }).optional(),
  /** How many episodes there are, where these are only the first of them. */
  total: z.int().min(1).optional(),
})

/** What an opening of files came to: an episode for each script that could be read, a sentence for each that could not. */
const opened = z.object({
  episodes: z.array(shape.episodeId),
  refused: z.array(z.object({ file: z.string(), code: z.enum(errorCodes), message: z.string() })),
})

/** Input and output of every request. Main parses the input of each message and the output of each handler. */
export const requests = {
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      /** Whether the window runs without Electron itself. */
      isPreviewRuntime: z.boolean(),
      versions: z.record(z.string(), z.string()),
    }),
  },
  /** Opens one of a fixed list of pages in the browser. */
  'app.openLink': {
    input: z.strictObject({
      link: z.enum(['audio-requirements', 'gemini-key', 'gemini-prices', 'gemini-limits']),
    }),
    output: nothing,
  },
  'app.showLicences': {
    input: nothing,
    output: z.array(
      z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }),
    ),
  },
  /** A part of the page has stopped: for the log. */
  'app.reportFault': {
    input: z.strictObject({
      part: z.enum(['library', 'studio', 'voices', 'settings', 'page']),
      message: z.string().max(300),
      stack: z.string().max(4000),
    }),
    output: nothing,
  },
  'settings.get': {
    input: nothing,
    output: z.object({
      settings: shape.settings,
      /** Where the library is now, chosen or by default. */
      libraryFolder: z.string(),
      /** Why the settings file was put aside, if it was. */
      notice: z.string().optional(),
    }),
  },
  'settings.set': {
    input: shape.settingsChanges,
    output: shape.settings,
  },
  /** Lets the user choose the library folder; null when the dialog was cancelled. */
  'settings.chooseLibrary': { input: nothing, output: z.string().nullable() },
  'library.list': { input: nothing, output: library },
  /** As `library.list`, but only the first episodes in the order of the settings: a first screen, quickly. */
  'library.beginning': { input: nothing, output: library },
  'library.createEpisode': {
    input: z.strictObject({ title: shape.title.optional() }),
    output: shape.episodeId,
  },
  'library.openSample': { input: nothing, output: shape.episodeId },
  /** The system's open dialog; no episodes when it was cancelled. */
  'library.openScripts': { input: nothing, output: opened },
  /** Paths come from the preload, which has them from the system for the files that were dropped. */
  'library.openDropped': {
    input: z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(50) }),
    output: opened,
  },
  'library.duplicate': { input: byId, output: shape.episodeId },
  'library.rename': { input: z.strictObject({ id: shape.episodeId, title: shape.title }), output: nothing },
  'library.reveal': { input: byId, output: nothing },
  'library.trash': {
    input: z.strictObject({ ids: z.array(shape.episodeId).min(1).max(1000) }),
    output: nothing,
  },
  'library.restore': {
    input: z.strictObject({ ids: z.array(shape.episodeId).min(1).max(1000) }),
    output: nothing,
  },
  'episode.open': {
    input: byId,
    output: z.object({
      id: shape.episodeId,
      title: z.string(),
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
  /** The system's save dialog, then the file; null when it was cancelled. */
  'episode.exportAudio': { input: byId, output: z.object({ file: z.string() }).nullable() },
  'render.start': { input: byId, output: shape.jobId },
  'render.cancel': { input: z.strictObject({ job: shape.jobId }), output: nothing },
  'render.active': { input: nothing, output: z.array(shape.renderProgress) },
  'voices.list': { input: nothing, output: z.array(shape.voice) },
  /**
   * A short sentence in this voice, as audio. The draft voices stand in for Gemini's unless `engine` asks for Gemini,
   * which is paid once: the sentence is kept.
   */
  'voices.preview': {
    input: z.strictObject({
      voice: shape.voiceName,
      engine: shape.engineId.optional(),
      text: z.string().min(1).max(300).optional(),
    }),
    output: shape.mediaId,
  },
  /** Which voices of Gemini have their sentence already, and what another costs. */
  'voices.previews': {
    input: nothing,
    output: z.object({ made: z.array(z.string()), cost: z.number().min(0) }),
  },
  /** Searches Google's extended library of voices, a page at a time. */
  'voices.search': {
    input: shape.voiceQuery,
    output: shape.voicePage,
  },
  'gemini.get': { input: nothing, output: shape.geminiState },
  /** Tries the key with Google and keeps it; one that Google refuses is not kept. */
  'gemini.setKey': {
    input: z.strictObject({ key: z.string().trim().min(1).max(500) }),
    output: shape.geminiState,
  },
  /** One free question to Google with the key that is kept. */
  'gemini.testKey': { input: nothing, output: shape.geminiState },
  'gemini.removeKey': { input: nothing, output: shape.geminiState },
  /** Takes over a key that was found, as `gemini.setKey` does. */
  'gemini.importKey': { input: z.strictObject({ place: shape.keyPlace }), output: shape.geminiState },
  'gemini.declineImport': { input: z.strictObject({ place: shape.keyPlace }), output: shape.geminiState },
  'gemini.refreshModels': { input: nothing, output: shape.geminiState },
  /** null: the prices that come with the program. */
  'gemini.setPrices': {
    input: z.strictObject({ rows: z.array(shape.priceRow).max(200).nullable() }),
    output: shape.geminiState,
  },
  'spending.get': {
    input: z.strictObject({ episode: shape.episodeId.optional() }),
    output: shape.spending,
  },
} as const satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>

/** What main pushes. */
export const pushes = {
  'library.changed': nothing,
  'settings.changed': shape.settings,
  'episode.changedOutside': byId,
  /** A file was opened from outside the window: a second start, the dock, Open with. */
  'episode.openRequested': byId,
  'gemini.changed': shape.geminiState,
  'render.progress': shape.renderProgress,
  'render.ended': z.object({
    job: shape.jobId,
    episode: shape.episodeId,
    outcome: z.discriminatedUnion('end', [
      z.object({ end: z.literal('finished') }),
      z.object({ end: z.literal('cancelled') }),
      z.object({
        end: z.literal('failed'),
        code: z.enum(errorCodes),
        message: z.string(),
        /** The turns that could not be spoken, where it is they alone. */
        unspoken: z.array(shape.unspokenTurn).optional(),
      }),
    ]),
  }),
  /** A menu item or media key that the page carries out. */
  command: z.object({
    name: z.enum([
      'new-episode',
      'open-scripts',
      'save-copy',
      'export',
      'render',
      'stop-render',
      'play-pause',
      'next-line',
      'previous-line',
      'find',
      'show-library',
      'show-settings',
      'show-shortcuts',
      'show-about',
    ]),
  }),
  notice: z.object({ message: z.string(), wayOut: z.string().optional() }),
} as const satisfies Record<PushName, z.ZodType>

export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>
export type PushData<Name extends PushName> = z.output<(typeof pushes)[Name]>
