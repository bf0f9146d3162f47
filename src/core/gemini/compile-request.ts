import { modelFacts } from './gemini-models.ts'
import { geminiText } from './gemini-text.ts'
import { languageCode } from './language-code.ts'
import { mannerWords } from './manner.ts'
import type {
  RequestPart,
  SpeechConfig,
  SpeechPassage,
  SpeechRequest,
  SpeechTurn,
  VoiceConfig,
} from './speech-request.ts'
import { transcript } from './transcript.ts'

/** A turn as it goes into a request. `speaker` is undefined where only one speaks. */
export type CompiledTurn = {
  readonly speaker: string | undefined
  readonly text: string
  readonly manner: string | undefined
}

type RequestSpeaker = { readonly label: string; readonly voice: string }

/**
 * The body of the request that speaks a passage with a model. Pure: equal passages give equal requests. The names of the
 * script are not sent, since a name could colour the voice: speakers are numbered as they appear. Voices are Gemini's own
 * names. `temperature` is left out where the model takes none. A passage has one or two speakers.
 */
export function compileRequest(
  passage: SpeechPassage,
  model: string,
  options: { readonly temperature?: number | undefined } = {},
): SpeechRequest {
  const { dialect, takesTemperature } = modelFacts(model)
  const speakers = speakersOf(passage.turns)
  const isDialogue = speakers.size > 1
  const turns = passage.turns.map((turn): CompiledTurn => {
    return {
      speaker: isDialogue ? speakers.get(speakerKey(turn))?.label : undefined,
      text: geminiText(turn.text, dialect, isDialogue),
      manner: mannerWords(turn.style, turn.pace),
    }
  })
  const parts = dialect === 'verbatim' ? turns.map(verbatimPart) : [{ text: transcript(turns) }]
  const { temperature } = options
  return {
    contents: [{ role: 'user', parts }],
    generationConfig: {
      responseModalities: ['AUDIO'],
      speechConfig: speechConfig([...speakers.values()], passage.language),
      ...(takesTemperature && temperature !== undefined ? { temperature } : {}),
    },
  }
}

/** At most two: more cannot be told apart by any model. */
function speakersOf(turns: readonly SpeechTurn[]): ReadonlyMap<string, RequestSpeaker> {
  const speakers = new Map<string, RequestSpeaker>()
  for (const turn of turns) {
    const key = speakerKey(turn)
    if (!speakers.has(key)) speakers.set(key, { label: `Speaker ${speakers.size + 1}`, voice: turn.voice })
  }
  if (speakers.size < 1 || speakers.size > 2)
    throw new Error(`A request has one or two speakers, not ${speakers.size}`)
  return speakers
}

function speakerKey({ speaker, voice }: SpeechTurn): string {
  return JSON.stringify([speaker, voice])
}

function verbatimPart({ speaker, text, manner }: CompiledTurn): RequestPart {
  if (speaker === undefined && manner === undefined) return { text }
  return {
    text,
    speechMetadata: {
      ...(speaker === undefined ? {} : { speaker }),
      ...(manner === undefined ? {} : { style: manner }),
    },
  }
}

function speechConfig(speakers: readonly RequestSpeaker[], language: string | undefined): SpeechConfig {
  const code = languageCode(language)
  const common = code === undefined ? {} : { languageCode: code }
  const [first, second] = speakers
  if (first !== undefined && second === undefined) return { ...common, voiceConfig: voiceConfig(first.voice) }
  return {
    ...common,
    multiSpeakerVoiceConfig: {
      speakerVoiceConfigs: speakers.map(({ label, voice }) => {
        return { speaker: label, voiceConfig: voiceConfig(voice) }
      }),
    },
  }
}

/** Voices that Google keeps for a person have ids that begin like this; all others go by their name. */
const ownVoice = /^voice_/

function voiceConfig(voice: string): VoiceConfig {
  return ownVoice.test(voice) ? { voice } : { prebuiltVoiceConfig: { voiceName: voice } }
}
