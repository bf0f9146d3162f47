import { createContext, use } from 'react'
import type { PageBridge } from './ask.ts'
import type { Announcer } from './announcer.ts'
import type { Leaving } from './leaving.ts'
import type { QueryCache } from './query-cache.ts'
import type { RenderWatch } from './render-watch.ts'
import type { Toasts } from '../elements/toasts.ts'

/** What every part of the page may need of the outside. Made once in `main.tsx`, faked in tests. */
export type Studio = {
  readonly bridge: PageBridge
  readonly queries: QueryCache
  readonly renders: RenderWatch
  readonly toasts: Toasts
  readonly announcer: Announcer
  readonly leaving: Leaving
  /** Where the page fetches what main gave an id for. */
  readonly mediaAddress: (id: string) => string
}

export const StudioContext = createContext<Studio | undefined>(undefined)

export function useStudio(): Studio {
  const studio = use(StudioContext)
  if (studio === undefined) throw new Error('Rendered outside of StudioContext')
  return studio
}
