import { useLayoutEffect } from 'react'
import type { Settings } from './episode-types.ts'

/** Puts the chosen theme on the document; without one the system's is followed. */
export function useTheme(theme: Settings['theme']): void {
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
}
