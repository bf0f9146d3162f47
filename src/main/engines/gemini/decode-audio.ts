import { createResampler } from '../../../core/audio/resampler.ts'
import { decodeSamples } from '../../../core/audio/sample-codec.ts'
import { parseWavHeader, wavHeader } from '../../../core/audio/wav-header.ts'
import type { AnswerFault, AudioPart } from '../../../core/gemini/read-answer.ts'
import { isStudioError } from '../../../shared/studio-error.ts'

/** Samples a second of everything Gemini speaks here. */
export const geminiRate = 24_000

/** Mono, at `geminiRate`. */
export type DecodedAudio = { readonly pcm: Int16Array } | { readonly fault: AnswerFault }

/** There is room before `bytes`, see `bytesWithRoom`. */
type Stretch = { readonly bytes: Buffer; readonly isWav: boolean; readonly rate: number }

/** PCM without a rate in its type is at Google's usual one. */
const usualRate = 24_000

/**
 * The audio of an answer's parts, one after the other. What a part is, is seen from its bytes: a WAV file begins with
 * RIFF; the rest is headerless PCM, 16 bits, little-endian, mono, at the rate its type names. Any rate becomes 24 kHz.
 */
export function decodeAudio(parts: readonly AudioPart[]): DecodedAudio {
  const stretches: Stretch[] = []
  for (const part of parts) {
    const bytes = decodeBase64(part.data)
    if (bytes === undefined) return damaged('came back damaged')
    const isWav = bytes.toString('latin1', 0, 4) === 'RIFF'
    if (!isWav && !/^(?:$|audio\/(?:l16|pcm|raw|x-raw|wav|x-wav))/iu.test(part.mimeType)) {
      return damaged('came back in a form that cannot be read')
    }
    const rate = Number(/rate=(\d{1,6})/iu.exec(part.mimeType)?.[1] ?? usualRate)
    const last = stretches.at(-1)
    // PCM may be cut anywhere, in the middle of a sample too.
    if (!isWav && last !== undefined && !last.isWav && last.rate === rate) {
      stretches[stretches.length - 1] = { ...last, bytes: joinBytes(last.bytes, bytes) }
    } else stretches.push({ bytes, isWav, rate })
  }
  const decoded: Int16Array[] = []
  for (const stretch of stretches) {
    const audio = stretch.isWav ? decodeWav(stretch.bytes) : decodePcm(stretch)
    if ('fault' in audio) return audio
    decoded.push(audio.pcm)
  }
  return { pcm: join(decoded) }
}

/** Bytes kept free before what is decoded: room for the header of a file. */
const room = wavHeader({ format: 'pcm16', rate: geminiRate, channels: 1, frames: 0 }).length

/** Bytes with room before them, in memory of their own. It is not cleared: it is filled or dropped. */
function bytesWithRoom(length: number): Buffer {
  return Buffer.allocUnsafeSlow(room + length).subarray(room)
}

function joinBytes(one: Buffer, other: Buffer): Buffer {
  const both = bytesWithRoom(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

function decodeBase64(text: string): Buffer | undefined {
  const plain = /\s/.test(text.slice(0, 200)) ? text.replaceAll(/\s+/g, '') : text
  const padding = plain.endsWith('==') ? 2 : plain.endsWith('=') ? 1 : 0
  const length = Math.floor(((plain.length - padding) * 3) / 4)
  const bytes = bytesWithRoom(length)
  // Node passes over what is not base64: then bytes are missing.
  return bytes.write(plain, 'base64') === length ? bytes : undefined
}

function decodePcm({ bytes, rate }: Stretch): DecodedAudio {
  if (bytes.length % 2 !== 0) return damaged('came back with half a sample')
  if (rate < 8000 || rate > 192_000) return damaged('came back at an impossible rate')
  return { pcm: samplesAt(rate, bytes) }
}

function decodeWav(bytes: Buffer): DecodedAudio {
  try {
    const header = parseWavHeader(bytes, bytes.length)
    if (header.isTruncated) return damaged('came back cut short')
    if (header.rate < 8000 || header.rate > 192_000) return damaged('came back at an impossible rate')
    const data = bytes.subarray(header.dataStart, header.dataStart + header.dataBytes)
    const rest = bytes.length - header.dataStart - header.dataBytes
    // An open length and an odd byte at the end: something is missing.
    if (header.format === 'pcm16' && header.channels === 1 && rest === 1 && bytes.length % 2 !== 0) {
      return damaged('came back with half a sample')
    }
    if (header.format === 'pcm16' && header.channels === 1) return { pcm: samplesAt(header.rate, data) }
    const samples = new Float32Array(header.frames * header.channels)
    decodeSamples(data, header.format, samples.length, samples)
    const pcm = mono(samples, header.channels)
    return { pcm: header.rate === geminiRate ? pcm : resampled(pcm, header.rate) }
  } catch (error) {
    if (isStudioError(error, 'audio-unreadable')) return damaged('came back as a file that cannot be read')
    throw error
  }
}

/**
 * The samples in a stretch's bytes, at `geminiRate`. Those that are at that rate already stay where they are, and the header
 * of the file that a take is written to goes before them: what stands there is room, or has been read.
 */
function samplesAt(rate: number, bytes: Buffer): Int16Array {
  const pcm = int16(bytes)
  if (rate !== geminiRate) return resampled(pcm, rate)
  if (pcm.buffer === bytes.buffer) {
    const header = wavHeader({ format: 'pcm16', rate, channels: 1, frames: pcm.length })
    new Uint8Array(pcm.buffer, pcm.byteOffset - header.length, header.length).set(header)
  }
  return pcm
}

/** The bytes as samples; copied where they do not begin at an even place. */
function int16(bytes: Uint8Array): Int16Array {
  const isAligned = bytes.byteOffset % 2 === 0
  const { buffer, byteOffset } = isAligned ? bytes : Uint8Array.from(bytes)
  return new Int16Array(buffer, byteOffset, Math.floor(bytes.length / 2))
}

function mono(samples: Float32Array, channels: number): Int16Array {
  const pcm = new Int16Array(samples.length / channels)
  for (let frame = 0; frame < pcm.length; frame++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++) sum += samples[frame * channels + channel] ?? 0
    pcm[frame] = toInt16(sum / channels)
  }
  return pcm
}

function resampled(pcm: Int16Array, rate: number): Int16Array {
  const resampler = createResampler(rate, geminiRate)
  const samples = Float32Array.from(pcm, (sample) => sample / 32_768)
  const parts = [resampler.process(samples).slice(), resampler.finish()]
  return join(parts.map((part) => Int16Array.from(part, toInt16)))
}

function toInt16(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)))
}

function join(parts: readonly Int16Array[]): Int16Array {
  const [first] = parts
  if (parts.length === 1 && first !== undefined) return first
  const whole = new Int16Array(parts.reduce((total, { length }) => total + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function damaged(says: string): { readonly fault: AnswerFault } {
  return { fault: { kind: 'damaged', says } }
}
