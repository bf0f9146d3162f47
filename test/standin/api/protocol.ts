import { refuseTheRest } from '../refuse-the-rest.ts'
import { schemes } from '../schemes/scheme-registry.ts'
import { app } from './app.ts'

/** `protocol`: own schemes. */
export const protocol: Pick<
  Electron.Protocol,
  'handle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged' | 'unhandle'
> = refuseTheRest(
  {
    registerSchemesAsPrivileged: (list: Electron.CustomScheme[]) => {
      if (app.isRunning) {
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
      }
      // Electron lets a second call replace the first in silence; that is always a mistake.
      if (schemes.privileges.size > 0) {
        throw new Error('stand-in: protocol.registerSchemesAsPrivileged can be called only once')
      }
      for (const { scheme, privileges = {} } of list) schemes.setPrivileges(scheme, privileges)
    },
    handle: (scheme, handler) => {
      if (schemes.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      schemes.setHandler(scheme, handler)
    },
    unhandle: (scheme) => {
      if (!schemes.handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
    },
    isProtocolHandled: (scheme) => schemes.handlers.has(scheme),
  },
  'protocol',
)
