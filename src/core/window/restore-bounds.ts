/** A rectangle of the desktop, in its own pixels. */
export type Bounds = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Size = { readonly width: number; readonly height: number }

/** Pixels of the title bar that must be on a display, so that the window can be taken hold of. */
const GRIP = { width: 120, height: 32 }

/**
 * Where a window opens: where it was, if its title bar can be reached there; otherwise in the middle of the first
 * display, never larger than the display's work area and never smaller than `smallest` asks, where that fits.
 */
export function restoreBounds(
  saved: Bounds | undefined,
  workAreas: readonly Bounds[],
  usual: Size,
  smallest: Size,
): Bounds {
  const sizeOn = (area: Bounds, { width, height }: Size): Size => ({
    width: Math.min(Math.max(width, smallest.width), area.width),
    height: Math.min(Math.max(height, smallest.height), area.height),
  })
  if (saved !== undefined)
    for (const area of workAreas) {
      const place = { x: saved.x, y: saved.y, ...sizeOn(area, saved) }
      if (holdsGrip(place, area)) return place
    }
  const primary = workAreas[0]
  if (primary === undefined) return { ...usual, x: 0, y: 0 }
  const { width, height } = sizeOn(primary, saved ?? usual)
  return {
    x: primary.x + Math.round((primary.width - width) / 2),
    y: primary.y + Math.round((primary.height - height) / 2),
    width,
    height,
  }
}

function holdsGrip(window: Bounds, area: Bounds): boolean {
  const left = Math.max(window.x, area.x)
  const right = Math.min(window.x + window.width, area.x + area.width)
  const isHeightReachable = window.y >= area.y && window.y + GRIP.height <= area.y + area.height
  return isHeightReachable && right - left >= Math.min(GRIP.width, window.width)
}
