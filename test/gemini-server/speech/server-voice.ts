/** 24 kHz, mono. */
export const serverRate = 24_000

/** Words to say in one of Gemini's thirty voices; `pace` 1 is the voice's own. */
export type VoiceTurn = { readonly voice: string; readonly text: string; readonly pace: number }

/** What the server speaks with. */
export type ServerVoice = {
  /** The turns one after the other, at `serverRate`. */
  readonly speak: (turns: readonly VoiceTurn[]) => Promise<Int16Array>
  readonly close: () => Promise<void>
}

/** Seconds of silence between two turns, before the first and after the last. */
const gaps = { between: 0.35, before: 0.1, after: 0.2 } as const

/** Turns in a row, as the models leave room between them. */
export function joinTurns(turns: readonly Int16Array[]): Int16Array {
  const between = samples(gaps.between)
  const before = samples(gaps.before)
  const spoken = turns.reduce((total, { length }) => total + length, 0)
  const whole = new Int16Array(before + spoken + between * (turns.length - 1) + samples(gaps.after))
  let at = before
  for (const turn of turns) {
    whole.set(turn, at)
    at += turn.length + between
  }
  return whole
}

function samples(seconds: number): number {
  return Math.round(seconds * serverRate)
}
