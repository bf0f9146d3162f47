import { describe, expect, test } from 'vitest'
import { wavFile } from '../../../../src/core/audio/wav-file.ts'
import { wavHeader, type SampleFormat } from '../../../../src/core/audio/wav-header.ts'
import { encodeSamples } from '../../../../src/core/audio/sample-codec.ts'
import { decodeAudio } from '../../../../src/main/engines/gemini/decode-audio.ts'
import { sine } from '../../../helpers/sound.ts'

const tone = sine({ rate: 24_000, seconds: 0.1, frequency: 440, amplitude: 0.5 })
const samples = Int16Array.from(tone, (value) => Math.round(value * 32_768))
const bytes = Buffer.from(samples.buffer)
const usual = 'audio/L16;codec=pcm;rate=24000'

const part = (data: Uint8Array, mimeType = usual) => ({
  mimeType,
  data: Buffer.from(data).toString('base64'),
})

function wav(format: SampleFormat, channels: number): Uint8Array {
  const frames = tone.length
  const spread = Float32Array.from({ length: frames * channels }, (_, i) => tone[Math.floor(i / channels)]!)
  return Buffer.concat([wavHeader({ format, rate: 24_000, channels, frames }), encodeSamples(spread, format)])
}

function says(...parts: Parameters<typeof decodeAudio>[0]): string {
  const decoded = decodeAudio(parts)
  return 'fault' in decoded ? decoded.fault.says : 'nothing'
}

describe('the audio of an answer', () => {
  test('headerless, cut anywhere', () => {
    for (const at of [1, 2, 777]) {
      expect(decodeAudio([part(bytes.subarray(0, at)), part(bytes.subarray(at))])).toEqual({ pcm: samples })
    }
  })

  test('in memory that is the file to be written, whatever it came as', () => {
    const streamed = wav('pcm16', 1)
    const short = Buffer.concat([streamed.subarray(0, 12), streamed.subarray(48)])
    const given = {
      headerless: [part(bytes)],
      'in pieces': [part(bytes.subarray(0, 777)), part(bytes.subarray(777))],
      'a file': [part(streamed)],
      'a file with the shortest header': [part(short)],
      'a file with more behind': [part(Buffer.concat([short, Buffer.from('LIST\x04\0\0\0abcd', 'latin1')]))],
    }
    for (const [what, parts] of Object.entries(given)) {
      const decoded = decodeAudio(parts)
      if (!('pcm' in decoded)) throw new Error(decoded.fault.says)
      const file = wavFile(decoded.pcm, 24_000)
      expect(file.buffer, what).toBe(decoded.pcm.buffer)
      expect(Buffer.from(file).equals(streamed), what).toBe(true)
    }
  })

  test.each([usual, 'AUDIO/l16; Rate=24000; channels=1', 'audio/pcm', 'audio/wav', ''])(
    'named %j',
    (mimeType) => {
      expect(decodeAudio([part(bytes, mimeType)])).toEqual({ pcm: samples })
    },
  )

  test.each<[SampleFormat, number]>([
    ['pcm16', 1],
    ['pcm24', 1],
    ['float32', 2],
    ['pcm16', 2],
  ])('a file of %s with %i channels, whatever it is named', (format, channels) => {
    const decoded = decodeAudio([part(wav(format, channels), 'audio/L16;rate=16000')])
    if (!('pcm' in decoded)) throw new Error(decoded.fault.says)
    expect(decoded.pcm.length).toBe(samples.length)
    expect(decoded.pcm.every((sample, i) => Math.abs(sample - samples[i]!) <= 1)).toBe(true)
  })

  test('files and samples one after the other', () => {
    const decoded = decodeAudio([part(wav('pcm16', 1), 'audio/wav'), part(bytes)])
    expect(decoded).toEqual({ pcm: Int16Array.from([...samples, ...samples]) })
  })

  test('Base64 in lines', () => {
    const data = bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')
    expect(decodeAudio([{ mimeType: usual, data }])).toEqual({ pcm: samples })
  })
})

describe('audio that is refused', () => {
  test.each([
    ['half a sample', part(bytes.subarray(1)), 'came back with half a sample'],
    ['no Base64', { mimeType: usual, data: 'AAAA*%$!AAAA' }, 'came back damaged'],
    ['other audio', part(Buffer.from('ID3....'), 'audio/mpeg'), 'came back in a form that cannot be read'],
    ['a file cut short', part(wav('pcm16', 1).subarray(0, 2001)), 'came back cut short'],
    [
      'a file with half a header',
      part(wav('pcm16', 1).subarray(0, 20)),
      'came back as a file that cannot be read',
    ],
    ['a rate of 1', part(bytes, 'audio/L16;rate=1'), 'came back at an impossible rate'],
    ['a rate without end', part(bytes, 'audio/L16;rate=999999'), 'came back at an impossible rate'],
  ])('%s', (_, given, fault) => {
    expect(says(given)).toBe(fault)
  })

  test('nothing is no audio, and no fault of the form', () => {
    expect(decodeAudio([])).toEqual({ pcm: new Int16Array(0) })
    expect(decodeAudio([part(wav('pcm16', 1).subarray(0, 0))])).toEqual({ pcm: new Int16Array(0) })
  })
})
