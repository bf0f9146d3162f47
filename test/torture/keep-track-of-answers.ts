import type { Fault } from './fault.ts'
import type { LedgerEntries } from './read-entries.ts'
import type { AnswerOnDisk, Shelves } from './read-shelves.ts'

/** Holds what is on disk against all that ever was, and against what the ledger says was kept. */
export type AnswerTracker = (now: Shelves, ledger: LedgerEntries) => readonly Fault[]

/** No answer goes, but for passages whose turns have takes; none is changed; what the ledger calls kept is there. */
export function createAnswerTracker(): AnswerTracker {
  const everTakes = new Map<string, AnswerOnDisk>()
  const everPassages = new Map<string, AnswerOnDisk>()
  return ({ takes, passages }, { kept }) => {
    const faults: Fault[] = []
    const say = (sentence: string) => faults.push({ kind: 'lost', sentence })
    for (const [key, { audio }] of everTakes) {
      const now = takes.get(key)
      if (now === undefined) say(`The take ${key} is gone.`)
      else if (now.audio !== audio) say(`The take ${key} was replaced by another.`)
    }
    const spoken = new Set([...takes.values()].flatMap(({ texts }) => texts))
    for (const [key, { texts }] of everPassages) {
      if (!passages.has(key) && !texts.every((text) => spoken.has(text)))
        say(`The passage ${key} is gone, and not all of its turns have takes.`)
    }
    const cut = new Set([...takes.values()].map(({ passage }) => passage))
    for (const key of kept) {
      const isThere = takes.has(key) || passages.has(key) || everPassages.has(key) || cut.has(key)
      if (!isThere) say(`The ledger says that ${key} was kept, and it is nowhere.`)
    }
    for (const [key, take] of takes) everTakes.set(key, take)
    for (const [key, passage] of passages) everPassages.set(key, passage)
    return faults
  }
}
