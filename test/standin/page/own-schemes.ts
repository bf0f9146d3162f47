/* oxlint-disable typescript/unbound-method -- originals are kept apart on purpose and called through Reflect.apply */
// Where Blink itself refuses an own scheme before the network sees it, the page's functions are given its loopback twin.

/** `media://x/y` as `http://x.media.localhost/y`; `null` for any other address. */
export function loopbackTwin(address: string, schemes: readonly string[]): string | null {
  const [, scheme = '', host = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*):(?:\/\/)?([^/?#]*)([^]*)$/i.exec(address) ?? []
  if (!schemes.includes(scheme.toLowerCase())) return null
  return `http://${host}.${scheme.toLowerCase()}.localhost${rest === '' ? '/' : rest}`
}

/** Lets `fetch`, `Request` and `XMLHttpRequest` reach the schemes that were registered with `supportFetchAPI`. */
export function letPageFetch(schemes: readonly string[]): void {
  if (schemes.length === 0) return
  const translate = <T>(input: T): T | string =>
    typeof input === 'string' || input instanceof URL
      ? (loopbackTwin(String(input), schemes) ?? input)
      : input
  const originalFetch = window.fetch.bind(window)
  const OriginalRequest = window.Request
  window.fetch = async (input, init) => await originalFetch(translate(input), init)
  window.Request = class Request extends OriginalRequest {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(translate(input), init)
    }
  }
  const { open } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function openTranslated(
    method: string,
    url: string | URL,
    ...rest: unknown[]
  ): void {
    Reflect.apply(open, this, [method, translate(url), ...rest])
  }
}

/** In the isolated world: a page that navigates to an own scheme goes to its twin, which Chromium does not drop. */
export function letPageNavigate(schemes: readonly string[]): void {
  navigation.addEventListener('navigate', (event) => {
    const twin = loopbackTwin(event.destination.url, schemes)
    if (twin === null) return
    event.preventDefault()
    location.href = twin
  })
}
