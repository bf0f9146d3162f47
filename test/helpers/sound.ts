import { randomNumbers } from './random.ts'

/** A sine of `amplitude` (1 is full scale), `phase` in degrees. */
export function sine(options: {
  readonly rate: number
  readonly seconds: number
  readonly frequency: number
  readonly amplitude?: number
  readonly phase?: number
}): Float32Array<ArrayBuffer> {
  const { rate, seconds, frequency, amplitude = 1, phase = 0 } = options
  return Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, i) => amplitude * Math.sin((2 * Math.PI * frequency * i) / rate + (phase * Math.PI) / 180),
  )
}

export function noise(length: number, amplitude: number, seed = 1): Float32Array<ArrayBuffer> {
  const random = randomNumbers(seed)
  return Float32Array.from({ length }, () => amplitude * (2 * random() - 1))
}

/** Sounds one after the other. */
export function joined(...parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A sound cut into blocks of the given lengths, taken round and round. */
export function* inBlocks(sound: Float32Array, ...lengths: readonly number[]): Generator<Float32Array> {
  let turn = 0
  for (let at = 0; at < sound.length; turn++) {
    const length = lengths[turn % lengths.length] ?? sound.length
    yield sound.subarray(at, at + length)
    at += length
  }
}

/** Everything a stage of streaming makes of a sound. */
export function streamed(
  stage: { process(input: Float32Array): Float32Array; finish(): Float32Array },
  sound: Float32Array,
  ...lengths: readonly number[]
): Float32Array<ArrayBuffer> {
  const parts: Float32Array[] = []
  for (const block of inBlocks(sound, ...lengths)) parts.push(stage.process(block).slice())
  parts.push(stage.finish().slice())
  return joined(...parts)
}
