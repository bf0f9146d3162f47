/** One turn as it is to be spoken, in any engine's words. `place` names it in messages: "line 12". */
export type SpeechTurn = {
  readonly speaker: string
  readonly text: string
  readonly voice: string
  readonly style: string | undefined
  /** 1 is the voice's own pace. */
  readonly pace: number
  readonly place: string
}

/** The turns of one request. */
export type SpeechPassage = {
  readonly turns: readonly SpeechTurn[]
  /** BCP 47 tag. */
  readonly language: string | undefined
}

export type RequestPart = {
  readonly text: string
  readonly speechMetadata?: { readonly speaker?: string; readonly style?: string }
}

export type VoiceConfig =
  | { readonly prebuiltVoiceConfig: { readonly voiceName: string } }
  /** A voice of the person's own, by its id. */
  | { readonly voice: string }

export type SpeechConfig = { readonly languageCode?: string } & (
  | { readonly voiceConfig: VoiceConfig }
  | {
      readonly multiSpeakerVoiceConfig: {
        readonly speakerVoiceConfigs: readonly {
          readonly speaker: string
          readonly voiceConfig: VoiceConfig
        }[]
      }
    }
)

/** The body of a `generateContent` request for speech (v1beta). */
export type SpeechRequest = {
  readonly contents: readonly [{ readonly role: 'user'; readonly parts: readonly RequestPart[] }]
  readonly generationConfig: {
    readonly responseModalities: readonly ['AUDIO']
    readonly speechConfig: SpeechConfig
    readonly temperature?: number
  }
}
