import { z } from 'zod'
import { nothing, type Requests } from './common.ts'
import * as shape from '../shapes.ts'

/** What the page asks about the program itself and its settings: input and output. */
export const appRequests = {
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
      part: z.enum(['library', 'shows', 'studio', 'queue', 'voices', 'settings', 'page']),
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
} as const satisfies Requests
