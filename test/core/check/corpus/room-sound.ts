import { randomNumbers } from '../../../helpers/random.ts'

/** What a good recording may sound like besides its words. */
export type RoomSound = {
  /** Factor of the whole. */
  readonly gain: number
  /** RMS of the hiss, in steps of a 16-bit sample; 0 is digital silence. */
  readonly hiss: number
  /** Amplitude of a 50 Hz hum, in the same steps. */
  readonly hum: number
  /** Decibels below the voice at which a lossy coder's noise follows it; 0 is none. */
  readonly coding: number
  /** Seconds before the first and after the last word. */
  readonly before: number
  readonly after: number
  readonly seed: number
}

/** Draws a room: a third of them silent, the others with hiss, hum or the noise of a coder. */
export function drawRoom(random: () => number): RoomSound {
  const kind = random()
  return {
    gain: 10 ** (((random() - 0.5) * 4) / 20),
    hiss: kind < 0.35 ? 0 : 0.5 * 40 ** random(),
    hum: kind > 0.9 ? 15 : 0,
    coding: kind > 0.3 && kind < 0.55 ? 20 + 15 * random() : 0,
    // Some engines leave hardly any room around the words, some half a second.
    before: 0.01 + 0.4 * random() ** 2,
    after: 0.01 + 0.6 * random() ** 2,
    seed: Math.floor(random() * 1e9),
  }
}

/** Speech as it would come back: with room around it, its level, and its noises. */
export function placeInRoom(speech: Int16Array, room: RoomSound, rate: number): Int16Array {
  const random = randomNumbers(room.seed)
  const before = Math.round(room.before * rate)
  const sound = new Int16Array(before + speech.length + Math.round(room.after * rate))
  const smear = room.coding === 0 ? 0 : 10 ** (-room.coding / 20)
  let envelope = 0
  let last = 0
  for (let i = 0; i < sound.length; i++) {
    const dry = (speech[i - before] ?? 0) * room.gain
    // The noise of a coder begins a little before the sound it belongs to, and fades with it.
    const ahead = Math.abs((speech[i - before + 240] ?? 0) * room.gain)
    envelope = Math.max(ahead, envelope * 0.9985)
    last = 0.6 * last + 0.8 * (2 * random() - 1)
    const noise = last * (room.hiss + smear * envelope) + room.hum * Math.sin((2 * Math.PI * 50 * i) / rate)
    sound[i] = Math.max(-32_768, Math.min(32_767, Math.round(dry + noise)))
  }
  return sound
}

/** A laugh: bursts of voice that die away, different for each seed. */
export function laughSound(seed: number, rate: number): Int16Array {
  const random = randomNumbers(seed)
  const bursts = 3 + Math.floor(random() * 4)
  const length = Math.round((0.13 + 0.05 * random()) * rate)
  const pitch = 150 + 150 * random()
  const sound = new Int16Array(bursts * length)
  let breath = 0
  for (let i = 0; i < sound.length; i++) {
    const burst = Math.floor(i / length)
    const u = (i % length) / length
    const open = u < 0.65 ? Math.sin((Math.PI * u) / 0.65) : 0.03
    const t = (i / rate) * pitch * (1 - 0.03 * burst)
    const voice = [1, 2, 3, 4, 5, 6].reduce(
      (sum, k) => sum + Math.sin(2 * Math.PI * k * t) / (1 + Math.abs(k - 3)),
      0,
    )
    breath = 0.5 * breath + (2 * random() - 1)
    sound[i] = Math.round(2200 * open * 0.86 ** burst * (voice + 0.4 * breath))
  }
  return sound
}
