import type { RequestName } from '../../shared/ipc/names.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import type { PageBridge } from './ask.ts'

type UnderWay = { [Name in RequestName]?: Promise<Reply<RequestOutput<Name>>> }

/**
 * The bridge, with what the first screen asks for asked already: main answers while React sets the page up. The first to
 * ask gets that answer, which of a large library is only the beginning; a list that has changed meanwhile is asked for
 * anew.
 */
export function askAhead(bridge: PageBridge): PageBridge {
  const underWay: UnderWay = {
    'library.list': bridge.request('library.beginning'),
    'settings.get': bridge.request('settings.get'),
  }
  bridge.on('library.changed', () => delete underWay['library.list'])
  bridge.on('settings.changed', () => delete underWay['settings.get'])
  return {
    ...bridge,
    request(name, ...input) {
      const asked: UnderWay[typeof name] = underWay[name]
      delete underWay[name]
      return asked ?? bridge.request(name, ...input)
    },
  }
}
