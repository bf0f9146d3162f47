import { nearestWord } from '../text/nearest-word.ts'
import type { NameHead } from './name-head.ts'
import type { NameLooks } from './speaker-name.ts'
import { answerPairs } from './speaker-words.ts'

/** A line that may name a speaker. */
export type Candidate = {
  readonly head: NameHead
  readonly line: number
  /** As written, white space evened out. */
  readonly name: string
  readonly looks: NameLooks
  /** Indented, in a heading, or with no space after the colon: a speaker only if the name is met elsewhere too. */
  readonly isWeak: boolean
}

/** A name that is a speaker for now, though the script should be asked. `near`: the speaker it may misspell. */
export type Doubt = { readonly candidate: Candidate; readonly near: string | undefined }

/** A spelling that differs from the speaker's one name, where it stands first, and how often it is met. */
export type Variant = { readonly candidate: Candidate; readonly name: string; readonly count: number }

export type Speakers = {
  /** From the folded name (`foldName`) to the speaker's one name. */
  readonly names: ReadonlyMap<string, string>
  readonly variants: readonly Variant[]
  readonly doubts: readonly Doubt[]
}

/** What of the whole script bears on the choice. */
export type Surroundings = {
  /** From folded names to the keys of the front matter's cast. */
  readonly cast: ReadonlyMap<string, string>
  readonly speechLines: number
  /** The first line that is speech. */
  readonly opening: Candidate | undefined
}

type Group = { readonly first: Candidate; readonly all: Candidate[]; strong: number }

/** Decides which of the names before colons are speakers, and by what one name each is called. Linear time. */
export function chooseSpeakers(candidates: readonly Candidate[], around: Surroundings): Speakers {
  const groups = groupByKey(candidates)
  const isSpeaker = speakerTest(groups, candidates, around)
  const chosen = [...groups.values()].filter(isSpeaker)
  const names = new Map<string, string>()
  const variants: Variant[] = []
  for (const group of chosen) {
    const spellings = countSpellings(group)
    const key = group.first.looks.key
    const name = around.cast.get(key) ?? mostFrequent(spellings)
    names.set(key, name)
    for (const [spelling, { count, candidate }] of spellings) {
      if (!isSameToTheEye(spelling, name)) variants.push({ candidate, name, count })
    }
  }
  return { names, variants, doubts: findDoubts(chosen, names, around) }
}

/** Apart from the kind of apostrophe, which word processors choose by themselves. */
function isSameToTheEye(one: string, other: string): boolean {
  return one === other || one.replaceAll('’', "'") === other.replaceAll('’', "'")
}

function groupByKey(candidates: readonly Candidate[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  for (const candidate of candidates) {
    let group = groups.get(candidate.looks.key)
    if (group === undefined) {
      group = { first: candidate, all: [], strong: 0 }
      groups.set(candidate.looks.key, group)
    }
    group.all.push(candidate)
    if (!candidate.isWeak) group.strong++
  }
  return groups
}

function speakerTest(
  groups: ReadonlyMap<string, Group>,
  candidates: readonly Candidate[],
  around: Surroundings,
): (group: Group) => boolean {
  const all = [...groups.values()]
  const interview = interviewKeys(groups, around)
  const isAllWeak = all.every((group) => group.strong === 0)
  const isLowerCaseUsual = around.opening?.looks.isLowerCase === true
  // Prose with a colon here and there: it opens without a name, no name comes back, and most lines have none.
  const isProse =
    around.opening === undefined &&
    candidates.length * 2 < around.speechLines &&
    all.every((group) => group.all.length === 1)
  return ({ first, all: lines, strong }) => {
    const { key, linesNeeded, isLowerCase } = first.looks
    if (around.cast.has(key) || interview.has(key)) return true
    if (isProse || lines.length < linesNeeded) return false
    if (lines.length === 1 && strong === 0)
      return first.looks.isRole || (isAllWeak && around.opening !== undefined)
    if (isLowerCase && !isLowerCaseUsual && lines.every((line) => line.looks.isLowerCase))
      return lines.length > 3
    return true
  }
}

/** Q and A are speakers where both keep coming, or where the script begins with one of them. */
function interviewKeys(groups: ReadonlyMap<string, Group>, around: Surroundings): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const [question, answer] of answerPairs) {
    const asked = groups.get(question)
    const answered = groups.get(answer)
    if (asked === undefined || answered === undefined) continue
    const isOpening = around.opening === asked.first || around.opening === answered.first
    if (isOpening || (asked.all.length > 1 && answered.all.length > 1)) keys.add(question).add(answer)
  }
  return keys
}

function countSpellings({
  all,
}: Group): ReadonlyMap<string, { count: number; readonly candidate: Candidate }> {
  const spellings = new Map<string, { count: number; readonly candidate: Candidate }>()
  for (const candidate of all) {
    const spelling = spellings.get(candidate.name)
    if (spelling === undefined) spellings.set(candidate.name, { count: 1, candidate })
    else spelling.count++
  }
  return spellings
}

function mostFrequent(spellings: ReadonlyMap<string, { readonly count: number }>): string {
  let best = ''
  let most = 0
  for (const [spelling, { count }] of spellings) {
    if (count > most) {
      best = spelling
      most = count
    }
  }
  return best
}

const comparedSpeakers = 20

/** Names that stand only once among others that come back, or that hardly look like names. */
function findDoubts(
  chosen: readonly Group[],
  names: ReadonlyMap<string, string>,
  around: Surroundings,
): readonly Doubt[] {
  const regulars = chosen
    .filter((group) => group.all.length > 1)
    .slice(0, comparedSpeakers)
    .map((group) => names.get(group.first.looks.key) ?? group.first.name)
  return chosen.flatMap(({ first, all }) => {
    const { isRole, isProper, key } = first.looks
    const isSure =
      all.length > 1 || around.cast.has(key) || isRole || first.head.styleEnd > first.head.styleStart
    if (isSure || (regulars.length === 0 && isProper)) return []
    const isNumbered = /\d/.test(key)
    return [
      { candidate: first, near: isNumbered || key.length < 4 ? undefined : nearestWord(key, regulars, 1) },
    ]
  })
}
