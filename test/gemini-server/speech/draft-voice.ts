import { z } from 'zod'
import { createDraftEngine } from '../../../src/main/engines/draft/draft-engine.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { murmur } from './murmur.ts'
import { remember } from './remember.ts'
import { joinTurns, type ServerVoice, type VoiceTurn } from './server-voice.ts'
import { spokenPieces } from './spoken-pieces.ts'

const keySchema = z.tuple([z.string(), z.string(), z.number()])
const workerPath = new URL('../../../src/main/engines/draft/flite-worker.ts', import.meta.url)

/**
 * Speaks with the built-in draft voices: real English speech, equal words giving equal samples. Other scripts, which
 * they cannot read, are murmured for about as long. Each turn is spoken once and remembered.
 */
export function createDraftVoice(): ServerVoice {
  const engine = createDraftEngine({ workerPath })
  const speakTurn = remember(300, async (key) => {
    const [voice, text, pace] = keySchema.parse(JSON.parse(key))
    const turn = { speaker: voice, text, voice, style: undefined, pace, place: 'a turn' }
    try {
      const passage = { turns: [turn], language: undefined }
      return (await engine.speak(passage, { signal: new AbortController().signal })).pcm
    } catch (error) {
      if (error instanceof StudioError && error.code === 'unspeakable-text')
        return murmur({ voice, text, pace })
      throw error
    }
  })
  const speakText = ({ text, pace }: VoiceTurn, voice: string) => {
    const words = spokenPieces(text)
    return speakTurn(JSON.stringify([voice, words, pace]))
  }
  return {
    async speak(turns) {
      const names = engine.voicesFor(turns.map(({ voice }) => ({ speaker: voice, voice })))
      return joinTurns(
        await Promise.all(turns.map((turn) => speakText(turn, names.get(turn.voice) ?? turn.voice))),
      )
    },
    close: () => engine.close(),
  }
}
