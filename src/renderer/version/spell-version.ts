import { spellDollars } from '../../core/price/spell-dollars.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { VersionChange, VersionComparison } from './version-types.ts'

/** What a new version keeps, changes and costs: "Keeps 182 takes · 9 new lines, 3 edited · about $0.04". */
export function spellVersion({ counts, others, price }: VersionComparison): string {
  const [first, ...rest] = [
    { count: counts.new, word: 'new' },
    { count: counts.edited, word: 'edited' },
    { count: counts.moved, word: 'moved' },
    { count: counts.removed, word: 'removed' },
  ].filter(({ count }) => count > 0)
  const changes = [
    ...(first === undefined ? [] : [countOf(first.count, `${first.word} line`)]),
    ...rest.map(({ count, word }) => `${count.toLocaleString('en')} ${word}`),
    ...(others === 0 ? [] : [countOf(others, 'other change')]),
  ]
  return [
    ...(price === undefined || price.reused === 0 ? [] : [`Keeps ${countOf(price.reused, 'take')}`]),
    changes.length === 0 ? 'Only spaces and empty lines differ' : changes.join(', '),
    ...(price === undefined ? [] : [price.cost === 0 ? 'free' : `about ${spellDollars(price.cost)}`]),
  ].join(' · ')
}

/** What a render of it would make. */
export function spellRender({ price }: VersionComparison): string | undefined {
  if (price === undefined) return undefined
  if (price.missing === 0) return 'Every line of it is spoken already.'
  const lines = countOf(price.missing, 'line')
  const wait = spellDuration(Math.max(1, price.wait))
  // What is free is spoken here: nothing is asked of anybody.
  if (price.cost === 0) return `To generate: ${lines}, ${wait}, free.`
  return `To generate: ${lines} in ${countOf(price.requests, 'request')}, ${wait} at today’s pace.`
}

/** What a change is, for those who do not see its sign. */
export function spellChange({ kind, line, from }: VersionChange): string {
  const what = line === undefined ? '' : ` line ${line}`
  switch (kind) {
    case 'new':
      return `New${what}: `
    case 'removed':
      return `Removed${what}: `
    case 'edited':
      return `Edited${what}: `
    case 'moved':
      return from === undefined ? `Moved: ` : `Moved${what}, before line ${from}: `
  }
}
