/** In which order a format has its channels: as WAV, FLAC and FFmpeg do, or as Vorbis and Opus. */
export type ChannelOrder = 'wave' | 'vorbis'

/** L and R: front, C: centre, l and r: the sides and the back, c: back centre, W: the deep effects, which are left out. */
const layouts: Readonly<Record<ChannelOrder, Readonly<Record<number, string>>>> = {
  wave: { 3: 'LRC', 4: 'LRlr', 5: 'LRClr', 6: 'LRCWlr', 7: 'LRCWclr', 8: 'LRCWlrlr' },
  vorbis: { 3: 'LCR', 4: 'LRlr', 5: 'LCRlr', 6: 'LCRlrW', 7: 'LCRlrcW', 8: 'LCRlrlrW' },
}

/** How much of each channel goes to the left and to the right (ITU-R BS.775-3, annex 4). */
const shares: Readonly<Record<string, readonly [number, number]>> = {
  L: [1, 0],
  R: [0, 1],
  C: [Math.SQRT1_2, Math.SQRT1_2],
  c: [0.5, 0.5],
  l: [Math.SQRT1_2, 0],
  r: [0, Math.SQRT1_2],
}

/**
 * Mixes more than two channels, interleaved, down to two, so much softer that nothing can clip. What has one channel or two is given
 * as it is.
 */
export function mixDown(samples: Float32Array, channels: number, order: ChannelOrder): Float32Array {
  if (channels <= 2) return samples
  const layout = layouts[order][channels] ?? 'LR'.repeat(channels).slice(0, channels)
  const gains = layout.split('').map((place) => shares[place] ?? [0, 0])
  const loudest = Math.max(...[0, 1].map((side) => gains.reduce((sum, gain) => sum + (gain[side] ?? 0), 0)))
  const left = Float64Array.from(gains, ([gain]) => gain / loudest)
  const right = Float64Array.from(gains, ([, gain]) => gain / loudest)
  const frames = Math.floor(samples.length / channels)
  const mixed = new Float32Array(2 * frames)
  for (let frame = 0; frame < frames; frame++) {
    let l = 0
    let r = 0
    for (let channel = 0; channel < channels; channel++) {
      const sample = samples[frame * channels + channel] ?? 0
      l += sample * (left[channel] ?? 0)
      r += sample * (right[channel] ?? 0)
    }
    mixed[2 * frame] = l
    mixed[2 * frame + 1] = r
  }
  return mixed
}

/** Channels one after the other as frames. They are of one length. */
export function interleaved(channels: readonly Float32Array[]): Float32Array {
  const frames = Math.min(...channels.map((channel) => channel.length))
  const samples = new Float32Array(frames * channels.length)
  for (const [place, channel] of channels.entries()) {
    for (let frame = 0; frame < frames; frame++)
      samples[frame * channels.length + place] = channel[frame] ?? 0
  }
  return samples
}
