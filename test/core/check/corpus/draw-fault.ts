import type { AnswerKind, MisbehaviourOptions } from '../../../gemini-server/misbehaviour/misbehaviour.ts'
import { pick } from './draw-lines.ts'

/** Faults that spoil a take, and how many of a hundred have each; those that only a listener could find come often. */
const shares: Readonly<Partial<Record<AnswerKind, number>>> = {
  'empty-content': 3,
  'no-candidates': 3,
  'blocked-prompt': 3,
  prohibited: 3,
  safety: 3,
  'max-tokens': 3,
  'no-finish': 3,
  'no-samples': 3,
  'odd-bytes': 3,
  'bad-base64': 3,
  silence: 4,
  quiet: 8,
  clipped: 10,
  repeated: 12,
  'wrong-rate': 10,
  'style-aloud': 10,
  truncated: 16,
}

/** What is unusual in an answer and no fault. */
const harmless: readonly AnswerKind[] = ['several-parts', 'other-spelling', 'no-usage', 'other-rate']

/** The faults of a corpus in a fixed order, each as often as its share. */
export function* faultKinds(): Generator<AnswerKind, never> {
  const owed = new Map(faultNames.map((kind) => [kind, 0]))
  for (;;) {
    for (const kind of faultNames) owed.set(kind, (owed.get(kind) ?? 0) + (shares[kind] ?? 0))
    const next = faultNames.reduce((most, kind) =>
      (owed.get(kind) ?? 0) > (owed.get(most) ?? 0) ? kind : most,
    )
    owed.set(next, (owed.get(next) ?? 0) - 100)
    yield next
  }
}

export const faultNames: readonly AnswerKind[] = [
  'empty-content',
  'no-candidates',
  'blocked-prompt',
  'prohibited',
  'safety',
  'max-tokens',
  'no-finish',
  'no-samples',
  'odd-bytes',
  'bad-base64',
  'silence',
  'quiet',
  'clipped',
  'repeated',
  'wrong-rate',
  'style-aloud',
  'truncated',
]

/** A fault with its particulars: half of the time the server's own, or drawn. */
export function drawFault(kind: AnswerKind, random: () => number): MisbehaviourOptions {
  const isUsual = random() < 0.5
  if (kind === 'truncated') return { kind, fraction: isUsual ? 0.3 : 0.2 + 0.6 * random() }
  if (kind === 'wrong-rate')
    return { kind, rate: isUsual ? 16_000 : pick([8000, 32_000, 44_100, 48_000], random) }
  return { kind }
}

export function drawHarmless(random: () => number): MisbehaviourOptions {
  if (random() < 0.8) return { kind: 'none' }
  const kind = pick(harmless, random)
  return kind === 'other-rate' ? { kind, rate: pick([16_000, 48_000], random) } : { kind }
}
