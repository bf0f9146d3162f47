import { letPageFetch } from './own-schemes.ts'
import type { PageSettings } from './page-settings.ts'
import { askForPermissions } from './permission-requests.ts'
import { type WorldBridge, bridgeOver } from './world-bridge.ts'

/** Runs first in every document, in the page's own world: takes the private port before a page script can. */
export function installMainWorld(settings: PageSettings): void {
  // Electron runs the preload in the main frame only; sub-frames get nothing.
  if (window !== window.top) return
  let bridge: WorldBridge | null = null
  const receivePort = (event: Event): void => {
    event.stopImmediatePropagation()
    const port = event instanceof MessageEvent ? event.ports[0] : undefined
    if (!port) return
    bridge = bridgeOver(port, 'page', 'preload')
    exposeOnRequest(bridge)
  }
  window.addEventListener(settings.handshake, receivePort, { once: true, capture: true })
  const ask = (request: Record<string, unknown>): void => bridge?.fire('ask', request)
  openThroughMain(ask)
  letPageFetch(settings.fetchable)
  askForPermissions(async (permission) => {
    await new Promise<unknown>((resolve) => {
      if (bridge) ask({ kind: 'permission', permission, done: bridge.wrap(resolve) })
      else resolve(null)
    })
  })
}

function exposeOnRequest(bridge: WorldBridge): void {
  bridge.on('expose', ({ key, api }) => {
    if (typeof key !== 'string') return
    if (Object.hasOwn(window, key)) {
      bridge.fire('refused', {})
      return
    }
    const value = bridge.unwrap(api, true)
    Object.defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false })
  })
}

// `window.open` and links into a new window go to setWindowOpenHandler; a denied window is `null`.
function openThroughMain(ask: (request: Record<string, unknown>) => void): void {
  window.open = (url = '', frameName = '', features = '') => {
    const address = String(url) === '' ? 'about:blank' : new URL(url, document.baseURI).href
    ask({ kind: 'window-open', url: address, frameName, features })
    return null
  }
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== '')
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || link.download !== '') return
    if (!/^_blank$/i.test(link.target) && !event.ctrlKey && !event.metaKey && !event.shiftKey) return
    event.preventDefault()
    ask({ kind: 'window-open', url: link.href, frameName: '', features: '' })
  })
}
