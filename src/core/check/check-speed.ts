import { checkLimits } from './check-limits.ts'
import type { HeardTake } from './heard-take.ts'
import { reasonAbove, type TakeReason } from './take-reason.ts'
import { voicePrint } from './voice-print.ts'

/** Rates that sound is said to have, Hz; the ratio of any of them to the engine's own is how fast it would play. */
const usualRates = [8000, 11_025, 12_000, 16_000, 22_050, 32_000, 44_100, 48_000] as const
/** Samples a second of what the engines speak. */
const engineRate = 24_000
/** A voice nobody has, Hz: as a first guess of a speaker of whom nothing is known, and how far off that is (log). */
const anyPitch = { hertz: 150, spread: 0.35 } as const

/**
 * Whether the take plays too fast or too slowly, as when its rate was said wrongly: pitch and tempo are off by the same
 * ratio. `saidRate` is the rate the answer gave, where that is known: only what was resampled can have been resampled
 * wrongly.
 */
export function checkSpeed(take: HeardTake, saidRate: number | undefined): readonly TakeReason[] {
  const { pcm, rate, profile, speech, expectedSpeech, expected, paceSpread } = take
  if (saidRate === engineRate || expected.words === 0) return []
  const print = voicePrint(pcm, rate, profile)
  if (print === undefined) return []
  const usual = expected.voice
  const { pitchSpread, fewPlaces, fewFactor, soundFactor, least } = checkLimits.rate
  const sounds = expected.sentences?.some(({ isSound }) => isSound) === true
  // A laugh has a pitch of its own, and one word the melody of one word.
  const few = expected.words < 12 && sounds ? soundFactor : print.places < fewPlaces ? fewFactor : 1
  const pitch = {
    off: Math.log(print.pitch / (usual?.pitch ?? anyPitch.hertz)),
    spread: (usual === undefined ? anyPitch.spread : pitchSpread) * few,
  }
  const length = {
    off: Math.log(speech / expectedSpeech),
    spread: Math.hypot(paceSpread + 0.05, 0.2 / Math.sqrt(expectedSpeech + 0.2)),
  }
  const misfit = (ratio: number) =>
    ((pitch.off - Math.log(ratio)) / pitch.spread) ** 2 +
    ((length.off + Math.log(ratio)) / length.spread) ** 2
  let best = { gain: -Infinity, ratio: 1 }
  for (const one of saidRate === undefined ? usualRates : [saidRate]) {
    const ratio = one / engineRate
    if (saidRate === undefined && Math.abs(Math.log(ratio)) < least) continue
    const gain = misfit(1) - misfit(ratio)
    if (gain > best.gain) best = { gain, ratio }
  }
  const { known, unknown, said } = checkLimits.rate
  const limits = saidRate !== undefined ? said : usual === undefined ? unknown : known
  const message =
    best.ratio < 1
      ? 'It plays too slowly, and the voice is too low.'
      : 'It plays too fast, and the voice is too high.'
  return reasonAbove(best.gain, limits, 'wrong-speed', message)
}
