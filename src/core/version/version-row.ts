import { diffWords, type DiffPiece } from '../text/diff-words.ts'
import type { PartChange } from './match-scripts.ts'
import type { ScriptPart } from './script-parts.ts'

/** A change of a script as a person reads it, or a fold of lines that are the same. */
export type VersionRow =
  | { readonly kind: 'same'; readonly lines: number }
  | {
      readonly kind: Exclude<PartChange['kind'], 'same'>
      /** The number of the line, from 1: in the new version, of a removed one in the one before. None for what is no line. */
      readonly line?: number
      /** The number that a moved line had before. */
      readonly from?: number
      /** Who speaks, and how. */
      readonly head: readonly DiffPiece[]
      readonly words: readonly DiffPiece[]
    }

/** Characters of a changed stretch that are shown, and of one that is the same on either side of a change. */
const mostShown = 600
const mostAround = 80
/** More marks in one line than anybody follows. */
const mostPieces = 100

type Parts = { readonly before: readonly ScriptPart[]; readonly after: readonly ScriptPart[] }

/** How one change is shown. */
export function versionRow(change: Exclude<PartChange, { readonly kind: 'same' }>, parts: Parts): VersionRow {
  const old = 'before' in change ? parts.before[change.before] : undefined
  const part = 'after' in change ? parts.after[change.after] : old
  if (part === undefined) throw new Error(`No part for ${JSON.stringify(change)}`)
  const isEdited = change.kind === 'edited' && old !== undefined
  const head = isEdited ? diffWords(headOf(old), headOf(part)) : whole(headOf(part))
  const words = isEdited ? diffWords(old.text, part.text) : whole(part.text)
  return {
    kind: change.kind,
    ...(part.kind === 'turn' ? { line: part.turn + 1 } : {}),
    ...(part.kind === 'turn' && change.kind === 'moved' && old !== undefined ? { from: old.turn + 1 } : {}),
    head,
    words: shortened(words),
  }
}

function headOf({ speaker, style }: ScriptPart): string {
  return style === undefined ? speaker : `${speaker} (${style})`
}

function whole(text: string): readonly DiffPiece[] {
  return text === '' ? [] : [{ kind: 'same', text }]
}

function shortened(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const isAlone = pieces.length === 1
  const shown = pieces.slice(0, mostPieces).map(({ kind, text }, at): DiffPiece => {
    if (isAlone || kind !== 'same') return { kind, text: beginning(text, mostShown) }
    const isFirst = at === 0
    const isLast = at === pieces.length - 1
    if (isFirst) return { kind, text: ending(text, 2 * mostAround) }
    if (isLast) return { kind, text: beginning(text, 2 * mostAround) }
    return {
      kind,
      text: text.length <= 3 * mostAround ? text : beginning(text, mostAround) + ending(text, mostAround),
    }
  })
  return pieces.length > mostPieces ? [...shown, { kind: 'same', text: ' …' }] : shown
}

function beginning(text: string, length: number): string {
  return text.length <= length + 20 ? text : `${text.slice(0, text.lastIndexOf(' ', length) + 1 || length)}… `
}

function ending(text: string, length: number): string {
  if (text.length <= length + 20) return text
  const from = text.indexOf(' ', text.length - length)
  return ` …${text.slice(from < 0 ? text.length - length : from)}`
}
