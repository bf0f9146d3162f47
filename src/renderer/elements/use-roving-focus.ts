import { useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'

/**
 * One stop of the Tab key for many items, `[data-item]` each; the arrow keys go among them as they stand on screen. The
 * place of the item whose controls Tab reaches, and the handlers of the box around all.
 */
export function useRovingFocus(box: RefObject<HTMLElement | null>, count: number) {
  const [at, setAt] = useState(0)
  const active = Math.min(at, Math.max(0, count - 1))

  function items(): HTMLElement[] {
    return [...(box.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])]
  }
  function onKeyDown(event: KeyboardEvent) {
    const all = items()
    const from = all.findIndex((item) => item.contains(document.activeElement))
    const step = stepOf(event, columnsOf(all), all.length)
    if (from < 0 || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    const next = Math.min(all.length - 1, Math.max(0, from + step))
    const controls = controlsOf(all[from])
    const which = controls.findIndex((control) => control === document.activeElement)
    const others = controlsOf(all[next])
    event.preventDefault()
    setAt(next)
    const target = others[Math.min(Math.max(0, which), others.length - 1)]
    target?.focus()
    all[next]?.scrollIntoView({ block: 'nearest' })
  }
  function onFocus({ target }: FocusEvent) {
    const found = items().findIndex((item) => item.contains(target))
    if (found >= 0) setAt(found)
  }
  return { active, handlers: { onKeyDown, onFocus } }
}

function controlsOf(item: HTMLElement | undefined): readonly HTMLElement[] {
  return [...(item?.querySelectorAll<HTMLElement>('button') ?? [])]
}

/** How many items stand beside each other. */
function columnsOf(items: readonly HTMLElement[]): number {
  const top = items[0]?.offsetTop
  const second = items.findIndex((item) => item.offsetTop !== top)
  return Math.max(1, second)
}

function stepOf({ key }: KeyboardEvent, columns: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return 1
    case 'ArrowLeft':
      return -1
    case 'ArrowDown':
      return columns
    case 'ArrowUp':
      return -columns
    case 'Home':
      return -count
    case 'End':
      return count
    default:
      return undefined
  }
}
