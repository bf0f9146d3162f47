import { countWords } from '../../../src/core/script/word-count.ts'
import { speechLike } from '../../helpers/speech-like.ts'
import { remember } from './remember.ts'
import { joinTurns, serverRate, type ServerVoice, type VoiceTurn } from './server-voice.ts'
import { spokenPieces } from './spoken-pieces.ts'
import { textSeed } from './text-seed.ts'

/** Seconds before the first word, and words a second: what is known of the voices before any is measured. */
const lead = 0.3
const wordsPerSecond = 2.6

/** A sound with the shape and the length of a turn, in no language: made in a moment. */
export function murmur({ text, pace, voice }: VoiceTurn): Int16Array {
  const words = Math.max(1, countWords(spokenPieces(text).replaceAll(/\[[^\]]*\]/g, ' ')))
  const seconds = (lead + words / wordsPerSecond) / pace
  const seed = textSeed(`${voice}\n${text}`)
  // A voice that sounds now high, now low would be taken for speech at a wrong speed.
  const pitch = 100 + (Math.abs(textSeed(voice)) % 100)
  // Nor does it pause where the words do not.
  return speechLike({ seconds, rate: serverRate, seed, pitch, silence: 0.02, phrases: 0 })
}

/** Murmurs instead of speaking, for tests that need length and level only. */
export function createMurmurVoice(): ServerVoice {
  const murmured = remember(200, (key) => {
    const [voice = '', pace = '1', ...text] = key.split('\n')
    return Promise.resolve(murmur({ voice, pace: Number(pace), text: text.join('\n') }))
  })
  return {
    speak: async (turns) =>
      joinTurns(
        await Promise.all(turns.map(({ voice, pace, text }) => murmured(`${voice}\n${pace}\n${text}`))),
      ),
    close: () => Promise.resolve(),
  }
}
