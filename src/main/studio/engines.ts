import { isDeepStrictEqual } from 'node:util'
import { createDraftEngine } from '../engines/draft/draft-engine.ts'
import { draftInUse, type EngineInUse } from '../engines/engine-in-use.ts'
import type { LibraryVoice } from '../engines/gemini/library-voice.ts'
import { openVoiceLibrary, type VoiceLibrary } from '../engines/gemini/voice-library.ts'
import { useProxy } from '../network/use-proxy.ts'
import { openGeminiDesk, type GeminiDesk } from './gemini-desk.ts'
import type { EngineChoice, GeminiAccess } from './worker/studio-calls.ts'

export type EnginesOptions = {
  /** The built file of the draft voices' worker. */
  readonly fliteWorker: string
  /** Folder of the files that come with the program. */
  readonly resources: string
  readonly clock: () => Date
  /** Hears what was wrong with Gemini's files when they were opened. */
  readonly onNotice: (notice: string) => void
}

/** The engines of one process. What belongs to Gemini is opened when it is first needed. */
export interface Engines {
  readonly configure: (access: GeminiAccess) => void
  /** `data`: folder of this machine's own data. */
  readonly open: (choice: EngineChoice, data: string) => Promise<EngineInUse>
  readonly gemini: (data: string) => Promise<GeminiDesk>
  /** Voices of Google's extended library that are known here. */
  readonly libraryVoices: () => readonly LibraryVoice[]
  readonly close: () => Promise<void>
}

export function createEngines({ fliteWorker, resources, clock, onNotice }: EnginesOptions): Engines {
  let voices: VoiceLibrary | undefined
  const voicesIn = (data: string) => (voices ??= openVoiceLibrary(data, clock))
  const libraryVoices = () => voices?.known() ?? []
  const draft = draftInUse(createDraftEngine({ workerPath: fliteWorker, libraryVoices }))
  let desk: Promise<GeminiDesk> | undefined
  let access: GeminiAccess = { budgets: {} }
  const open = async (data: string) => {
    const opened = await openGeminiDesk({
      data,
      resources,
      clock,
      voices: voicesIn(data),
      access: () => access,
    })
    for (const notice of opened.notices()) onNotice(notice)
    return opened
  }
  const gemini = (data: string) => {
    desk ??= open(data).catch((error: unknown) => {
      desk = undefined
      throw error
    })
    return desk
  }
  return {
    gemini,
    libraryVoices,
    configure(next) {
      if (!isDeepStrictEqual(next.proxy, access.proxy)) useProxy(next.proxy)
      access = next
    },
    async open(choice, data) {
      voicesIn(data)
      return choice.id === 'draft' ? draft : (await gemini(data)).inUse(choice.model, choice.mode, choice)
    },
    async close() {
      await Promise.all([draft.engine.close(), desk?.then((opened) => opened.close())])
    },
  }
}
