import { codeFolding, foldKeymap, foldService } from '@codemirror/language'
import type { EditorState, Extension } from '@codemirror/state'
import { keymap } from '@codemirror/view'
import { parsedScript } from './parsed-script.ts'

/** The chapter whose heading begins at `place`, by its number. */
export function chapterAt(state: EditorState, place: number): number | undefined {
  const { map, since } = state.field(parsedScript)
  const then = since.invertedDesc.mapPos(place, 1)
  let low = 0
  let high = map.chapters.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = map.chapters[middle]?.at ?? 0
    if (at === then) return middle
    if (at < then) low = middle + 1
    else high = middle - 1
  }
  return undefined
}

/** Chapters fold from the end of their heading to the next heading of their level or above. */
export const chapterFolding: Extension = [
  codeFolding({ placeholderText: '…' }),
  foldService.of((state, lineStart, lineEnd) => {
    const index = chapterAt(state, lineStart)
    if (index === undefined) return null
    const { map, since } = state.field(parsedScript)
    const level = map.chapters[index]?.level ?? 1
    const next = map.chapters.find((chapter, at) => at > index && chapter.level <= level)
    const end = next === undefined ? state.doc.length : since.mapPos(Math.min(next.at, since.length), -1) - 1
    return end > lineEnd ? { from: lineEnd, to: end } : null
  }),
  keymap.of(foldKeymap),
]
