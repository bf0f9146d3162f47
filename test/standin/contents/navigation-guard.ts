import type { CdpSession } from '../chromium/cdp-connection.ts'
import type { EventDetails } from '../chromium/cdp-types.ts'
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
 * Holds every document request until the application has been asked, if the page wanted it: what `loadURL` or `reload`
 * start is not asked about. It also sends requests for own schemes to their loopback hosts.
 */
export class NavigationGuard {
  readonly #session: CdpSession
  readonly #schemes: SchemeRegistry
  readonly #mainFrameId: string
  readonly #ask: AskNavigation
  readonly #expected = new Set<string>()
  readonly #wantedByPage = new Set<string>()

  constructor(session: CdpSession, schemes: SchemeRegistry, mainFrameId: string, ask: AskNavigation) {
    this.#session = session
    this.#schemes = schemes
    this.#mainFrameId = mainFrameId
    this.#ask = ask
    session.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      this.#wantedByPage.add(keyOf(frameId, url))
      // Chromium hands other schemes to the desktop, past the network: the application must hear of them here.
      if (!/^(https?|file|data|blob|about|javascript):/i.test(url) && !schemes.addresses.isOwn(url)) {
        this.#isAllowed(frameId, url, false)
      }
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
    } else if (paused.resourceType === 'Document' && !(await this.#mayLoad(paused))) {
      await this.#session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    } else {
      await this.#session.send('Fetch.continueRequest', { requestId })
    }
  }

  async #mayLoad({ request, frameId, redirectedRequestId }: Paused): Promise<boolean> {
    if (redirectedRequestId !== undefined) return this.#isAllowed(frameId, request.url, true)
    if (frameId === this.#mainFrameId && this.#expected.delete(request.url)) return true
    // The page announces what it wants on the same wire as it answers: after an answer, an announcement has arrived.
    await this.#session.send('Runtime.evaluate', { expression: '0' }).catch(() => null)
    if (!this.#wantedByPage.delete(keyOf(frameId, request.url))) return true
    return this.#isAllowed(frameId, request.url, false)
  }

  #isAllowed(frameId: string, url: string, isRedirect: boolean): boolean {
    const isMainFrame = frameId === this.#mainFrameId
    return this.#ask({ url: this.#schemes.addresses.fromLoopback(url), frameId, isMainFrame, isRedirect })
  }
}

function keyOf(frameId: string, url: string): string {
  return `${frameId} ${withoutFragment(url)}`
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '')
}
