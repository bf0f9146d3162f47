export type Anchor = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const margin = 8

/**
 * Puts a floating box below its anchor, or above where there is no room, always wholly inside the window. `align` says
 * which edges of box and anchor meet. Pixels of the window.
 */
export function placeFloating(
  box: HTMLElement,
  anchor: Anchor,
  align: 'start' | 'centre' | 'end',
  gap = 4,
): void {
  const { offsetWidth: width, offsetHeight: height } = box
  const wanted =
    align === 'start'
      ? anchor.left
      : align === 'end'
        ? anchor.right - width
        : (anchor.left + anchor.right - width) / 2
  const below = anchor.bottom + gap
  const fitsBelow = below + height + margin <= window.innerHeight
  const top = fitsBelow ? below : Math.max(margin, anchor.top - gap - height)
  box.style.left = `${Math.round(Math.min(Math.max(margin, wanted), window.innerWidth - width - margin))}px`
  box.style.top = `${Math.round(Math.min(top, Math.max(margin, window.innerHeight - height - margin)))}px`
}
