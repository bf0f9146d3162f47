import {
  AudioSample,
  AudioSampleSource,
  type EncodedPacket,
  NullTarget,
  Output,
  type OutputFormat,
  Quality,
} from 'mediabunny'

/** Makes packets of samples; the encoder works in a thread of its own. */
export type PacketEncoder = {
  /** Interleaved samples of 16 bits or floats −1…1; they are copied. */
  add(samples: Int16Array<ArrayBuffer> | Float32Array<ArrayBuffer>): Promise<void>
  /** Gives out the last packets. */
  finish(): Promise<void>
  /** Ends the encoder's thread. */
  close(): Promise<void>
}

export type PacketEncoderOptions = {
  readonly codec: 'mp3' | 'aac'
  /** A container that takes such packets; none is written. */
  readonly format: OutputFormat
  /** Hz. */
  readonly rate: number
  readonly channels: 1 | 2
  /** Bits a second. */
  readonly bitrate: number
  /** Hears each packet, with what a decoder must know beforehand at the first. */
  readonly onPacket: (packet: EncodedPacket, decoderConfig: AudioDecoderConfig | undefined) => void
}

/** An encoder of mediabunny, which must be registered, without the file around its packets. */
export async function createPacketEncoder(options: PacketEncoderOptions): Promise<PacketEncoder> {
  const { codec, format, rate, channels, bitrate, onPacket } = options
  const output = new Output({ format, target: new NullTarget() })
  const source = new AudioSampleSource({
    codec,
    quality: new Quality({ bitrate, bitrateMode: 'constant' }),
    onEncodedPacket: (packet, meta) => onPacket(packet, meta?.decoderConfig),
  })
  output.addAudioTrack(source)
  await output.start()
  let frames = 0
  return {
    async add(samples) {
      const sample = new AudioSample({
        data: samples,
        format: samples instanceof Int16Array ? 's16' : 'f32',
        numberOfChannels: channels,
        sampleRate: rate,
        timestamp: frames / rate,
      })
      frames += samples.length / channels
      await source.add(sample)
      sample.close()
    },
    finish: () => output.finalize(),
    async close() {
      if (output.state === 'started') await output.cancel()
    },
  }
}
