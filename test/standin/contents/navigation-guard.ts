import type { CdpSession } from '../chromium/cdp-connection.ts'
import type { EventDetails } from '../chromium/cdp-types.ts'
import { isNoContent } from '../schemes/no-content.ts'
import type { SchemeRegistry } from '../schemes/scheme-registry.ts'

type Paused = EventDetails<'Fetch.requestPaused'>

/** A navigation that a page asks for. */
export interface WantedNavigation {
  readonly url: string
  readonly frameId: string
  readonly isMainFrame: boolean
  readonly isRedirect: boolean
}

/** Asks the application; `true` to let the navigation go on. */
export type AskNavigation = (navigation: WantedNavigation) => boolean

/**
 * Holds every document request until the application has been asked: whatever it did not itself ask for by `loadURL` is
 * taken to be the page's wish. It also sends requests for own schemes to their loopback hosts.
 */
export class NavigationGuard {
  readonly #session: CdpSession
  readonly #schemes: SchemeRegistry
  readonly #mainFrameId: string
  readonly #ask: AskNavigation
  readonly #expected = new Set<string>()
  /** How each frame's latest navigation began, by Chromium's word. */
  readonly #kinds = new Map<string, string>()

  constructor(session: CdpSession, schemes: SchemeRegistry, mainFrameId: string, ask: AskNavigation) {
    this.#session = session
    this.#schemes = schemes
    this.#mainFrameId = mainFrameId
    this.#ask = ask
    session.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      // Chromium hands other schemes to the desktop, past the network: the application must hear of them here.
      if (!/^(https?|file|data|blob|about|javascript):/i.test(url) && !schemes.addresses.isOwn(url)) {
        this.#isAllowed(frameId, url, false)
      }
    })
    session.on('Page.frameStartedNavigating', ({ frameId, navigationType }) => {
      this.#kinds.set(frameId, navigationType)
    })
    session.on('Fetch.requestPaused', (request) => {
      // The page may close while its request is held.
      this.#decide(request).catch(() => null)
    })
  }

  /** The application itself sends the main frame to `url`. */
  expect(url: string): void {
    this.#expected.clear()
    this.#expected.add(withoutFragment(url))
  }

  /** Says which requests to hold; again whenever there is a scheme more. */
  async enable(): Promise<void> {
    const own = this.#schemes.addresses.list().map((scheme) => ({ urlPattern: `${scheme}:*` }))
    await this.#session.send('Fetch.enable', {
      patterns: [{ urlPattern: '*', resourceType: 'Document' }, ...own],
    })
  }

  async #decide(paused: Paused): Promise<void> {
    const { requestId, request } = paused
    if (this.#schemes.addresses.isOwn(request.url)) {
      // A redirect, not a changed request: with the latter a player could no longer seek.
      const location = this.#schemes.addresses.toFreshLoopback(request.url)
      await this.#session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: 307,
        responseHeaders: [
          { name: 'Location', value: location },
          { name: 'Cache-Control', value: 'no-store' },
          { name: 'Access-Control-Allow-Origin', value: '*' },
          { name: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
        ],
      })
    } else if (paused.resourceType === 'Document' && !this.#mayLoad(paused)) {
      await this.#session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    } else {
      await this.#session.send('Fetch.continueRequest', { requestId })
    }
  }

  #mayLoad({ request, frameId, redirectedRequestId }: Paused): boolean {
    if (redirectedRequestId !== undefined) return this.#isAllowed(frameId, request.url, true)
    if (isNoContent(request.url)) return true
    if (frameId === this.#mainFrameId && this.#expected.delete(request.url)) return true
    // Reloads and steps through the history load what was allowed before.
    if (this.#kinds.get(frameId) !== 'differentDocument') return true
    return this.#isAllowed(frameId, request.url, false)
  }

  #isAllowed(frameId: string, url: string, isRedirect: boolean): boolean {
    const isMainFrame = frameId === this.#mainFrameId
    return this.#ask({ url: this.#schemes.addresses.fromLoopback(url), frameId, isMainFrame, isRedirect })
  }
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '')
}
