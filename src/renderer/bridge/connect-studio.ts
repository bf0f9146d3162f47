import { Toasts } from '../elements/toasts.ts'
import { askAhead } from './ask-ahead.ts'
import { Announcer } from './announcer.ts'
import type { PageBridge } from './ask.ts'
import { Leaving } from './leaving.ts'
import { QueryCache } from './query-cache.ts'
import { RenderWatch } from './render-watch.ts'
import { sharePushes } from './share-pushes.ts'
import type { Studio } from './studio-context.tsx'

/** Everything the page knows of the outside, listening. Lives as long as the page. */
export function connectStudio(given: PageBridge, mediaAddress: (id: string) => string): Studio {
  const bridge = askAhead(sharePushes(given))
  const queries = new QueryCache(bridge)
  const renders = new RenderWatch(bridge)
  const toasts = new Toasts()
  queries.connect()
  renders.connect()
  bridge.on('notice', ({ message, wayOut }) => toasts.show([message, wayOut].filter(Boolean).join(' ')))
  const announcer = new Announcer()
  return { bridge, queries, renders, toasts, announcer, leaving: new Leaving(), mediaAddress }
}
