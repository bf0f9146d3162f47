import { useSyncExternalStore } from 'react'
import type { Settings } from './episode-types.ts'

/** Whether the page is light or dark now. */
export function useColourScheme(theme: Settings['theme']): 'light' | 'dark' {
  const isDark = useSyncExternalStore(
    subscribe,
    () => window.matchMedia('(prefers-color-scheme: dark)').matches,
  )
  if (theme !== 'system') return theme
  return isDark ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia('(prefers-color-scheme: dark)')
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
