/** Which of a list's things are chosen, which one the keyboard is at, and where a range began. */
export type Selection = {
  readonly active: string | undefined
  readonly anchor: string | undefined
  readonly chosen: ReadonlySet<string>
}

export const nothingSelected: Selection = { active: undefined, anchor: undefined, chosen: new Set() }

/** How a thing is reached: alone, added to or taken from the rest, or as the end of a range. */
export type Reach = 'only' | 'toggle' | 'range'

export function reachOf(event: {
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}): Reach {
  if (event.shiftKey) return 'range'
  return event.ctrlKey || event.metaKey ? 'toggle' : 'only'
}

/** The selection after `id` was reached. `ids` is the list as it is shown. */
export function select(selection: Selection, ids: readonly string[], id: string, reach: Reach): Selection {
  if (reach === 'toggle') {
    const chosen = new Set(selection.chosen)
    if (!chosen.delete(id)) chosen.add(id)
    return { active: id, anchor: id, chosen }
  }
  const anchor = selection.anchor ?? id
  if (reach === 'range' && ids.includes(anchor)) {
    const [from, to] = [ids.indexOf(anchor), ids.indexOf(id)].toSorted((a, b) => a - b)
    return { active: id, anchor, chosen: new Set(ids.slice(from, (to ?? 0) + 1)) }
  }
  return { active: id, anchor: id, chosen: new Set([id]) }
}

/** Everything in the list. */
export function selectAll(selection: Selection, ids: readonly string[]): Selection {
  return { active: selection.active ?? ids[0], anchor: ids[0], chosen: new Set(ids) }
}
