import { frameSeconds, speechProfile } from './speech-profile.ts'

/** What the voice of a take sounds like: enough to notice that it was played too fast or too slowly. */
export type VoicePrint = {
  /** Median of the pitch, Hz. */
  readonly pitch: number
  /** Voiced places it was measured at. */
  readonly places: number
}

const slowRate = 8000
/** Hz: wide enough for speech played at a third of its speed and at twice. */
const lowest = 35
const highest = 640
const windowSeconds = 0.05
const mostPlaces = 300
/** How alike a voiced sound is to itself one period later. */
const voiced = 0.75
/** dB below the loud parts. */
const loudEnough = -18

/** Measures the voice of a take; undefined where it has too little voice in it. */
export function voicePrint(
  pcm: Int16Array,
  rate: number,
  { levels } = speechProfile(pcm, rate),
): VoicePrint | undefined {
  const loud: number[] = []
  for (let frame = 0; frame < levels.length; frame += 2)
    if ((levels[frame] ?? -99) > loudEnough) loud.push(frame)
  const stride = Math.max(1, Math.ceil(loud.length / mostPlaces))
  const sound = slowed(pcm, rate)
  const pitches: number[] = []
  for (let index = 0; index < loud.length; index += stride) {
    const pitch = pitchAt(sound, Math.round((loud[index] ?? 0) * frameSeconds * slowRate))
    if (pitch !== undefined) pitches.push(pitch)
  }
  const pitch = pitches.toSorted((a, b) => a - b)[pitches.length >> 1]
  return pitch === undefined || pitches.length < 5 ? undefined : { pitch, places: pitches.length }
}

/** About 8,000 samples a second: means of neighbours, which is enough for pitch. */
function slowed(pcm: Int16Array, rate: number): Float32Array {
  const ratio = rate / slowRate
  const sound = new Float32Array(Math.floor(pcm.length / ratio))
  for (let i = 0; i < sound.length; i++) {
    const from = Math.floor(i * ratio)
    const to = Math.max(from + 1, Math.floor((i + 1) * ratio))
    let sum = 0
    for (let k = from; k < to; k++) sum += pcm[k] ?? 0
    sound[i] = sum / (to - from)
  }
  return sound
}

/** The shortest period after which the sound is nearly itself again. */
function pitchAt(sound: Float32Array, start: number): number | undefined {
  const shortest = Math.floor(slowRate / highest)
  const longest = Math.ceil(slowRate / lowest)
  const length = Math.round(windowSeconds * slowRate)
  if (start + length + longest >= sound.length) return undefined
  const likeness = new Float64Array(longest + 1)
  let own = 0
  for (let i = start; i < start + length; i++) own += (sound[i] ?? 0) ** 2
  let other = 0
  for (let i = start + shortest; i < start + shortest + length; i++) other += (sound[i] ?? 0) ** 2
  let best = 0
  for (let lag = shortest; lag <= longest; lag++) {
    let sum = 0
    for (let i = start; i < start + length; i++) sum += (sound[i] ?? 0) * (sound[i + lag] ?? 0)
    likeness[lag] = sum / Math.sqrt(own * other + 1)
    best = Math.max(best, likeness[lag] ?? 0)
    other += (sound[start + lag + length] ?? 0) ** 2 - (sound[start + lag] ?? 0) ** 2
  }
  if (best < voiced) return undefined
  for (let lag = shortest + 1; lag < longest; lag++) {
    const here = likeness[lag] ?? 0
    if (here > 0.9 * best && here >= (likeness[lag - 1] ?? 0) && here >= (likeness[lag + 1] ?? 0))
      return slowRate / lag
  }
  return undefined
}

/** The voice of a speaker as several takes show it; undefined for none. */
export function usualVoice(prints: readonly VoicePrint[]): VoicePrint | undefined {
  const middle = prints.toSorted((a, b) => a.pitch - b.pitch)[prints.length >> 1]
  return middle && { pitch: middle.pitch, places: prints.reduce((sum, { places }) => sum + places, 0) }
}
