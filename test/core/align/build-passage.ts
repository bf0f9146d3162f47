import { breathing, laughter, silence } from './made-sounds.ts'
import type { PassagePlan, PlannedTurn } from './passage-plan.ts'
import { corpusRate, type Span, type SpeakTurn, type SpokenTurn } from './spoken-turns.ts'

/** A passage whose boundaries are known. */
export type TruePassage = {
  readonly plan: PassagePlan
  readonly pcm: Int16Array
  readonly turns: readonly {
    readonly speaker: string
    readonly text: string
    readonly expectedSeconds: number
  }[]
  /** The gap before every turn but the first: from the last sample of speech to the first, a breath being no speech. */
  readonly gaps: readonly Span[]
  /** Every word and every laugh. */
  readonly words: readonly Span[]
}

/** Speaks a plan and puts it together. Equal plans and numbers give equal samples. */
export async function buildPassage(
  plan: PassagePlan,
  speak: SpeakTurn,
  random: () => number,
): Promise<TruePassage> {
  const chunks: Float32Array[] = []
  const gaps: Span[] = []
  const words: Span[] = []
  let length = 0
  const add = (chunk: Float32Array) => {
    chunks.push(chunk)
    length += chunk.length
  }
  add(silence(plan.lead))
  for (const [index, turn] of plan.turns.entries()) {
    const start = length
    if (index > 0) addGap(turn, add, random)
    if (index > 0) gaps.push({ start, end: length })
    const spoken = await turnWithExtras(turn, speak, random)
    for (const word of spoken.words) words.push({ start: word.start + length, end: word.end + length })
    const factor = 10 ** (turn.level / 20) / 32_768
    add(Float32Array.from(spoken.pcm, (sample) => sample * factor))
  }
  add(silence(plan.tail))
  return {
    plan,
    pcm: finished(chunks, length, plan.noise, random),
    turns: plan.turns.map((turn) => {
      const laugh = turn.isLaughWritten ? turn.laugh : undefined
      const text = laugh === 'before' ? `<laugh> ${turn.words}` : laugh ? `${turn.words} <laugh>` : turn.words
      return { speaker: turn.speaker, text, expectedSeconds: 0.6 + turn.words.split(' ').length / 2.6 }
    }),
    gaps,
    words,
  }
}

function addGap(turn: PlannedTurn, add: (chunk: Float32Array) => void, random: () => number): void {
  if (!turn.breath) {
    add(silence(turn.gap))
    return
  }
  const breath = breathing(0.12 + 0.25 * random(), -46 + 10 * random() + turn.level, random)
  const after = 0.01 + 0.08 * random()
  add(silence(Math.max(0.02, turn.gap - after - breath.length / corpusRate)))
  add(breath)
  add(silence(after))
}

/** The turn with its laugh and its pause. */
async function turnWithExtras(
  turn: PlannedTurn,
  speak: SpeakTurn,
  random: () => number,
): Promise<SpokenTurn> {
  const spoken = withPause(await speak(turn.voice, turn.words, turn.pace), turn)
  if (turn.laugh === undefined) return spoken
  const laugh = laughter(await speak(turn.voice, 'Ha ha ha ha ha.', 1.2), random)
  const rest = silence(0.03 + 0.22 * random())
  const parts = turn.laugh === 'before' ? [laugh, rest, spoken.pcm] : [spoken.pcm, rest, laugh]
  const shift = turn.laugh === 'before' ? laugh.length + rest.length : 0
  const laughStart = turn.laugh === 'before' ? 0 : spoken.pcm.length + rest.length
  return {
    pcm: Int16Array.from(parts.flatMap((part) => [...part])),
    words: [
      ...spoken.words.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
      { start: laughStart, end: laughStart + laugh.length },
    ],
  }
}

/** Silence between two words, or where the voice pauses by itself. */
function withPause({ pcm, words }: SpokenTurn, { pause }: PlannedTurn): SpokenTurn {
  if (pause === undefined) return { pcm, words }
  const joints = words.slice(1).map(({ start }, index) => {
    const end = words[index]?.end ?? 0
    return { at: Math.round((start + end) / 2), rest: start - end }
  })
  const paused = joints.filter(({ rest }) => rest > 0.05 * corpusRate)
  const usable = pause.isAtPause && paused.length > 0 ? paused : joints
  const joint = usable[Math.floor(pause.at * usable.length)]
  if (joint === undefined) return { pcm, words }
  const added = Math.round(pause.seconds * corpusRate)
  const longer = new Int16Array(pcm.length + added)
  longer.set(pcm.subarray(0, joint.at))
  longer.set(pcm.subarray(joint.at), joint.at + added)
  const moved = (at: number) => (at > joint.at ? at + added : at)
  return {
    pcm: longer,
    words: words.map(({ start, end }) => ({
      start: start >= joint.at ? start + added : start,
      end: moved(end),
    })),
  }
}

function finished(
  chunks: readonly Float32Array[],
  length: number,
  noise: number | undefined,
  random: () => number,
): Int16Array {
  const pcm = new Int16Array(length)
  const amplitude = noise === undefined ? 0 : 10 ** (noise / 20) * Math.sqrt(3)
  let at = 0
  for (const chunk of chunks) {
    for (const sample of chunk) {
      const value = sample + (amplitude === 0 ? 0 : amplitude * (2 * random() - 1))
      pcm[at++] = Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768)))
    }
  }
  return pcm
}
