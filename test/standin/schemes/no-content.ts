const PATH = '/stand-in-no-content'

/** An address beside `url` that answers without content, so that a page sent there stays where it is. */
export function noContentAt(url: string): string {
  return new URL(PATH, url.startsWith('http:') ? url : 'http://stand-in.localhost').href
}

export function isNoContent(url: string): boolean {
  return url.endsWith(PATH)
}
