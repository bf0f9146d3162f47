import type { Handlers } from '../handlers.ts'
import type { DetailService } from '../window-services.ts'

type DetailHandlers = Pick<Handlers, Extract<keyof Handlers, `details.${string}`>>

export function detailHandlers(details: DetailService): DetailHandlers {
  return {
    'details.get': ({ id }) => details.get(id),
    'details.change': async ({ id, changes }) => {
      await details.change(id, changes)
      return undefined
    },
    'details.changeChapter': async ({ id, change }) => {
      await details.changeChapter(id, change)
      return undefined
    },
  }
}
