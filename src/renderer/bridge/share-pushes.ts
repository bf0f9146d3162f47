import type { PushName } from '../../shared/ipc/names.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import type { PageBridge } from './ask.ts'

type Listeners<Name extends PushName> = Set<(data: PushData<Name>) => void>

/**
 * The bridge, with one listener at main for each name however many the page has. A function that has crossed to the
 * preload may be kept there for good, and with it all it can see: what comes and goes with a screen must not cross.
 */
export function sharePushes(bridge: PageBridge): PageBridge {
  const shared: { [Name in PushName]?: Listeners<Name> } = {}

  function listenersOf<Name extends PushName>(name: Name): Listeners<Name> {
    const known: Listeners<Name> | undefined = shared[name]
    if (known !== undefined) return known
    const made: Listeners<Name> = new Set()
    Object.assign(shared, { [name]: made })
    return made
  }

  return {
    request: (name, ...input) => bridge.request(name, ...input),
    openDropped: (files) => bridge.openDropped(files),
    on(name, listener) {
      const isFirst = shared[name] === undefined
      const listeners = listenersOf(name)
      const own: typeof listener = (data) => listener(data)
      listeners.add(own)
      // What main told before anybody listened comes at once, so the listener has to be there already.
      if (isFirst)
        bridge.on(name, (data) => {
          for (const each of listeners) each(data)
        })
      return () => {
        listeners.delete(own)
      }
    },
  }
}
