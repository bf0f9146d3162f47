import type { AppState } from '../settings/app-state.ts'

/** As many as fit a menu. */
const KEPT = 10

/** The script files opened last, the newest first. */
export interface RecentFiles {
  readonly list: () => readonly string[]
  readonly add: (paths: readonly string[]) => void
  readonly clear: () => void
}

/**
 * Recent files kept in the application's state. `tellSystem` is told of each new one too: macOS and Windows show them in
 * the Dock and the taskbar. `onChange` is called after every change.
 */
export function createRecentFiles(
  state: AppState,
  tellSystem: { readonly add: (path: string) => void; readonly clear: () => void },
  onChange: () => void,
): RecentFiles {
  const set = (recent: string[]) => {
    state.set({ recent })
    onChange()
  }
  return {
    list: () => state.get().recent,
    add(paths) {
      if (paths.length === 0) return
      for (const path of paths) tellSystem.add(path)
      set([...new Set(paths.toReversed().concat(state.get().recent))].slice(0, KEPT))
    },
    clear() {
      tellSystem.clear()
      set([])
    },
  }
}
