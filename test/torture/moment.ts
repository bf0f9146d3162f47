/** What happens on the disk of a render, by the names of the files, relative to the folder of a round. */
const sights = {
  'a take is begun': /^library\/takes\/(?:passages\/)?[0-9a-f]{2}\/\..*\.wav\..*\.part$/,
  'the audio of a take is there': /^library\/takes\/[0-9a-f]{2}\/[0-9a-f]{64}\.wav$/,
  'the facts of a take are there': /^library\/takes\/[0-9a-f]{2}\/[0-9a-f]{64}\.json$/,
  'a passage changes': /^library\/takes\/passages\/[0-9a-f]{2}\/./,
  'the episode gets a folder': /^library\/episodes\/[^/]+$/,
  'the episode is written': /^library\/episodes\/[^/]+\/\.?episode\.json/,
  'the script is taken': /^library\/episodes\/[^/]+\/\.?script\.md/,
  'the finished audio is written': /^library\/episodes\/[^/]+\/[^/]*\.wav/,
  'the ledger is written': /^data\/ledger\.jsonl$/,
  'the database is written': /^data\/castwright\.db/,
  'the episode is locked': /^data\/locks\/./,
  'a batch is written down': /^data\/batches\/./,
} as const

export type Sight = keyof typeof sights

/**
 * When a program is killed: so long after its start, or after something has happened so often. `latest`: that long after
 * its start if it has not. All in milliseconds.
 */
export type Moment = { readonly delay: number } & (
  | { readonly kind: 'time' }
  | { readonly kind: 'asked' | 'answered'; readonly count: number; readonly latest: number }
  | { readonly kind: 'file'; readonly sight: Sight; readonly count: number; readonly latest: number }
)

/** Something that happened while a program ran. `file`: a file of the round's folder was made, changed or removed. */
export type Happening =
  | { readonly kind: 'asked' | 'answered' }
  | { readonly kind: 'file'; readonly path: string }

/**
 * Draws a moment. `usual`: milliseconds that a render takes which is left alone; `random` gives 0…1. `isBatch`: there is a
 * batch, and what happens to that is to be met often.
 */
export function drawMoment(random: () => number, usual: number, isBatch: boolean): Moment {
  const isOfBatch = isBatch && random() < 0.4
  const kind = random()
  // Short delays are likelier: what is written after an event is written at once.
  const delayUpTo = (longest: number) => Math.floor(longest * random() ** 3)
  const count = 1 + Math.floor(3 * random() ** 2)
  const latest = Math.round(usual * (0.6 + 0.6 * random()))
  if (kind < 0.35) return { kind: 'time', delay: Math.round(usual * (0.2 + 0.85 * random())) }
  if (kind < 0.45) return { kind: 'asked', count, latest, delay: delayUpTo(40) }
  if (kind < 0.65) return { kind: 'answered', count, latest, delay: delayUpTo(80) }
  if (isOfBatch) {
    // It is written down and created, and then looked at and collected.
    const step = random()
    const late = 2 * usual
    if (step < 0.25)
      return { kind: 'answered', count: Math.min(2, count), latest: late, delay: delayUpTo(80) }
    const sight = step < 0.75 ? 'a take is begun' : 'a batch is written down'
    return { kind: 'file', sight, count, latest: late, delay: delayUpTo(60) }
  }
  const all = Object.keys(sights).filter(isSight)
  const sight = all[Math.floor(random() * all.length)] ?? 'the ledger is written'
  return { kind: 'file', sight, count, latest, delay: delayUpTo(20) }
}

/** Whether something that happened is what a moment waits for. */
export function isOfMoment(moment: Moment, happening: Happening): boolean {
  if (moment.kind !== 'file') return moment.kind === happening.kind
  return happening.kind === 'file' && sights[moment.sight].test(happening.path)
}

export function spellMoment(moment: Moment): string {
  switch (moment.kind) {
    case 'time':
      return 'at any time'
    case 'asked':
      return 'a request is there'
    case 'answered':
      return 'a request was answered'
    case 'file':
      return moment.sight
  }
}

function isSight(name: string): name is Sight {
  return name in sights
}
