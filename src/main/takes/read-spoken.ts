import { openWav } from '../audio/wav-reader.ts'
import type { Spoken } from '../engines/speech-engine.ts'
import type { TakeFile } from './take-file.ts'
import type { TakeStore } from './take-store.ts'

/** A take as its engine answered it. Throws StudioError where its audio cannot be read. */
export function readSpoken(store: Pick<TakeStore, 'audioPath'>, take: TakeFile): Spoken {
  const { key, samples: length, rate, finish, usage, words } = take
  const audio = openWav(store.audioPath(key))
  try {
    const samples = new Float32Array(length)
    audio.read(0, length, samples)
    return { pcm: Int16Array.from(samples, (sample) => sample * 32_768), rate, finish, usage, words }
  } finally {
    audio.close()
  }
}
