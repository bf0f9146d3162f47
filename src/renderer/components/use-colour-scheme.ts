import { useMediaQuery } from '../elements/use-media-query.ts'
import type { Settings } from './episode-types.ts'

/** Whether the page is light or dark now. */
export function useColourScheme(theme: Settings['theme']): 'light' | 'dark' {
  const isDark = useMediaQuery('(prefers-color-scheme: dark)')
  if (theme !== 'system') return theme
  return isDark ? 'dark' : 'light'
}
