import { createDecodedMusic, type DecodedMusic } from './decoded-music.ts'

/** The decoded music in this machine's own folder. The decoders are loaded when the first piece is decoded. */
export function openDecodedMusic(data: string): DecodedMusic {
  return createDecodedMusic({
    data,
    open: async (path) => (await import('../audio/decode/open-audio.ts')).openAudio(path),
  })
}
