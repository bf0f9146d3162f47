import type { BatchPhase } from './check-batches.ts'
import { faultKinds, type Fault, type FaultKind } from './fault.ts'

/** What a torture came to. */
export type TortureReport = {
  readonly seed: number
  readonly seconds: number
  readonly kills: number
  /** Renders that came to their end. */
  readonly completed: number
  /** Requests that reached the server, those for speech and those about batches. */
  readonly requests: number
  /** Batches that it was asked for. */
  readonly orders: number
  /** Kills while a batch was on disk, by how it stood. */
  readonly batchKills: ReadonlyMap<BatchPhase, number>
  /** Sent, as the ledger says, and nobody knows what became of it. */
  readonly unknown: number
  readonly mostUnknownAtOnce: number
  /** Answers of which only the audio was on disk at a kill: they do not count as kept. */
  readonly halves: number
  /** How many kills there were by what the moment was drawn from. */
  readonly moments: ReadonlyMap<string, number>
  readonly faults: readonly (Fault & { readonly kill: number })[]
  /** Folders that stay because something was wrong in them. */
  readonly kept: readonly string[]
}

type Sums = Pick<TortureReport, 'completed' | 'requests' | 'orders' | 'unknown' | 'halves'>

/** Collects what happens. */
export type TortureBooks = {
  readonly add: (what: keyof Sums, amount?: number) => void
  /** `phases`: how the batches stood that were on their way. */
  readonly addKill: (moment: string, unknown: number, phases: readonly BatchPhase[]) => void
  readonly addFaults: (faults: readonly Fault[]) => void
  readonly keep: (folder: string) => void
  readonly report: () => TortureReport
}

export function createTortureReport(seed: number): TortureBooks {
  const started = performance.now()
  const sums = { completed: 0, requests: 0, orders: 0, unknown: 0, halves: 0 }
  const batchKills = new Map<BatchPhase, number>()
  const moments = new Map<string, number>()
  const faults: (Fault & { readonly kill: number })[] = []
  const kept: string[] = []
  let kills = 0
  let mostUnknownAtOnce = 0
  return {
    add(what, amount = 1) {
      sums[what] += amount
    },
    addKill(moment, unknown, phases) {
      for (const phase of new Set(phases)) batchKills.set(phase, (batchKills.get(phase) ?? 0) + 1)
      kills++
      moments.set(moment, (moments.get(moment) ?? 0) + 1)
      sums.unknown += unknown
      mostUnknownAtOnce = Math.max(mostUnknownAtOnce, unknown)
    },
    addFaults: (found) => void faults.push(...found.map((fault) => ({ ...fault, kill: kills }))),
    keep: (folder) => void kept.push(folder),
    report: () => ({
      seed,
      seconds: (performance.now() - started) / 1000,
      kills,
      ...sums,
      batchKills,
      mostUnknownAtOnce,
      moments,
      faults,
      kept,
    }),
  }
}

const named: Readonly<Record<FaultKind, string>> = {
  'asked-again': 'sent again although on disk',
  unbooked: 'sent and not in the ledger as it should be',
  lost: 'takes lost or replaced',
  torn: 'torn files',
  'left-over': 'unfinished files left over',
  library: 'faults of the library',
  books: 'faults of ledger and database',
  'ended-badly': 'starts that ended badly',
}

/** A report for people. */
export function spellReport(report: TortureReport): string {
  const { kills, seconds, faults } = report
  const rows: (readonly [string, number | string])[] = [
    ['seed', report.seed],
    ['kills', kills],
    ['kills a minute', ((60 * kills) / seconds).toFixed(0)],
    ['renders that came to their end', report.completed],
    ['requests sent', report.requests],
    ['batches sent', report.orders],
    ...(['sent', 'waited for', 'collected'] as const).map(
      (phase) => [`kills while a batch was ${phase}`, report.batchKills.get(phase) ?? 0] as const,
    ),
    ['sent, outcome unknown', `${report.unknown} (at most ${report.mostUnknownAtOnce} at one kill)`],
    ['answers half on disk at a kill', report.halves],
    ...faultKinds.map((kind) => [named[kind], faults.filter((fault) => fault.kind === kind).length] as const),
  ]
  const moments = [...report.moments].toSorted(([, a], [, b]) => b - a)
  return [
    ...rows.map(([name, value]) => `${name.padEnd(44)} ${value}`),
    '',
    'Killed when …',
    ...moments.map(([name, count]) => `  ${name.padEnd(42)} ${count}`),
    ...(faults.length === 0 ? [] : ['', 'What was wrong:']),
    ...faults.map(({ kill, kind, sentence }) => `  kill ${kill}, ${kind}: ${sentence}`),
    ...report.kept.map((folder) => `It can be looked at in ${folder}`),
  ].join('\n')
}
