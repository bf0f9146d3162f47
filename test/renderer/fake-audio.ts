import { encodePeaks } from '../../src/core/audio/peaks-file.ts'
import { peaksOf } from '../../src/core/audio/peaks.ts'

const rate = 8000

type Stretch = { readonly start: number; readonly end: number; readonly pitch: number }

/** Something that looks and sounds a little like speech: hummed syllables in each stretch. 16-bit mono WAV and its waveform. */
export function synthesise(
  seconds: number,
  stretches: readonly Stretch[],
): { readonly wav: Blob; readonly peaks: Blob } {
  const samples = new Int16Array(Math.ceil(seconds * rate))
  for (const { start, end, pitch } of stretches) {
    for (let at = Math.floor(start * rate); at < Math.min(samples.length, end * rate); at++) {
      const time = at / rate - start
      const syllable = Math.abs(Math.sin(time * 8.3)) * (0.55 + 0.45 * Math.sin(time * 2.1 + pitch))
      const edge = Math.min(1, time * 20, (end - start - time) * 20)
      const wave = Math.sin(2 * Math.PI * pitch * time) + 0.4 * Math.sin(4 * Math.PI * pitch * time)
      samples[at] = Math.round(11_000 * syllable * edge * wave)
    }
  }
  return {
    wav: new Blob([header(samples.byteLength), samples], { type: 'audio/wav' }),
    peaks: new Blob([encodePeaks(peaksOf([samples]))]),
  }
}

function header(bytes: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(44))
  const word = (at: number, text: string) => {
    for (let index = 0; index < text.length; index++) view.setUint8(at + index, text.charCodeAt(index))
  }
  word(0, 'RIFF')
  view.setUint32(4, 36 + bytes, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  word(36, 'data')
  view.setUint32(40, bytes, true)
  return view.buffer
}
