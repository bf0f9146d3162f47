import { makeCodec } from '../codec.ts'
import { installPreview } from '../preview/install-preview.ts'
import { webUtils } from './file-paths.ts'
import { type Downward, IpcRenderer, type Post } from './ipc-renderer.ts'
import { letPageNavigate } from './own-schemes.ts'
import { reportContextMenus, reportTitle } from './page-reports.ts'
import type { PageSettings } from './page-settings.ts'
import { type WorldBridge, bridgeOver, isCallable } from './world-bridge.ts'

export type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  process: object,
) => void

declare global {
  interface Uint8Array {
    toBase64(): string
  }
  interface Uint8ArrayConstructor {
    fromBase64(text: string): Uint8Array<ArrayBuffer>
  }
  // Called by the main process in this world; the page's own world cannot see it.
  var standInReceive: (message: Downward) => void
  // Where it lays the parts of a message too long for one command.
  var standInPieces: string[]
}

/** Runs in the isolated world before the page's scripts: Electron's preload environment, then the preload itself. */
export function installIsolatedWorld(settings: PageSettings, preload: Preload): void {
  if (window !== window.top) return
  const post = takeBinding(settings.binding)
  const channel = new MessageChannel().port1
  const bridge = bridgeOver(channel, 'preload', 'page')
  window.dispatchEvent(new MessageEvent(settings.handshake, { ports: [channel] }))
  const codec = makeCodec({
    toText: (bytes) => bytes.toBase64(),
    toBytes: (text) => Uint8Array.fromBase64(text),
  })
  const ipcRenderer = new IpcRenderer(codec, post)
  bridge.hide(ipcRenderer)
  globalThis.standInReceive = (message) => {
    ipcRenderer.deliver(message)
  }
  globalThis.standInPieces = []
  passOnRequests(bridge, ipcRenderer, post)
  reportTitle(post)
  reportContextMenus(post)
  letPageNavigate(settings.schemes)
  if (settings.previewChannel !== null) installPreview(ipcRenderer, settings.previewChannel)
  runPreload(settings, preload, post, { contextBridge: makeContextBridge(bridge), ipcRenderer, webUtils })
}

function takeBinding(name: string): Post {
  const binding: unknown = Reflect.get(globalThis, name)
  Reflect.deleteProperty(globalThis, name)
  return (message) => {
    if (isCallable(binding)) binding(JSON.stringify(message))
  }
}

// The page may ask for these two things only; whatever else it sends over the port goes nowhere.
function passOnRequests(bridge: WorldBridge, ipcRenderer: IpcRenderer, post: Post): void {
  bridge.on('ask', (request) => {
    const { kind, url, frameName, features, permission } = request
    if (kind === 'window-open') post({ kind, url, frameName, features })
    if (kind !== 'permission') return
    const done = bridge.unwrap(request['done'], false)
    const finish = () => {
      if (isCallable(done)) done()
    }
    ipcRenderer.invoke('stand-in:permission', permission).then(finish, finish)
  })
}

function makeContextBridge(bridge: WorldBridge): Pick<Electron.ContextBridge, 'exposeInMainWorld'> {
  let isRefused = false
  bridge.on('refused', () => {
    isRefused = true
  })
  return {
    exposeInMainWorld: (key, api) => {
      isRefused = false
      bridge.fire('expose', { key, api: bridge.wrap(api) })
      if (isRefused) throw new Error('Cannot bind an API on top of an existing property on the window object')
    },
  }
}

function runPreload(settings: PageSettings, preload: Preload, post: Post, electron: object): void {
  const strict = new Proxy(electron, {
    get(target, name): unknown {
      if (typeof name === 'symbol' || name in target || name === '__esModule')
        return Reflect.get(target, name)
      throw new Error(`stand-in: ${name} is not implemented in a preload`)
    },
  })
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return strict
    throw new Error(`module not found: ${name}`)
  }
  const process = { ...settings.process, type: 'renderer', sandboxed: true, contextIsolated: true, env: {} }
  const module = { exports: {} }
  try {
    preload(require, module, module.exports, process)
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    post({ kind: 'preload-error', message, stack })
  }
}
