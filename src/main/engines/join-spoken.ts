import { speechEdges } from '../../core/audio/speech-edges.ts'
import type { Spoken } from './speech-engine.ts'

/** Seconds from one piece of speech to the next, and what is kept of the silence around each. */
const gapSeconds = 0.3
const keepSeconds = 0.06

/** Several answers of one engine as one, a short pause between them: what they cost is added up. They have one rate. */
export function joinSpoken(pieces: readonly Spoken[]): Spoken {
  const rate = pieces[0]?.rate ?? 24_000
  const gap = Math.round(gapSeconds * rate)
  const stretches = pieces.map(({ pcm }) => speechOf(pcm, rate))
  const length = stretches.reduce((total, stretch) => total + stretch.length, 0)
  const pcm = new Int16Array(length + gap * Math.max(0, pieces.length - 1))
  let at = 0
  for (const stretch of stretches) {
    pcm.set(stretch, at)
    at += stretch.length + gap
  }
  const sum = (what: keyof Spoken['usage']) => pieces.reduce((total, { usage }) => total + usage[what], 0)
  return {
    pcm,
    rate,
    finish: pieces.every(({ finish }) => finish === 'stop') ? 'stop' : 'other',
    usage: { tokensIn: sum('tokensIn'), tokensOut: sum('tokensOut'), cost: sum('cost') },
    words: [],
  }
}

function speechOf(pcm: Int16Array, rate: number): Int16Array {
  const { start, end } = speechEdges(pcm, rate)
  if (end === 0) return pcm
  const keep = Math.round(keepSeconds * rate)
  return pcm.subarray(Math.max(0, start - keep), Math.min(pcm.length, end + keep))
}
