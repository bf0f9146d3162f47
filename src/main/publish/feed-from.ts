import { escapeAttribute } from '../../core/text/escape-markup.ts'

const self = /<atom:link href="([^"]+)\/feed\.xml" rel="self"/

/** A feed as it is when its folder lies at another address: whoever tries it before it is public finds its files there. */
export function feedFrom(feed: string, address: string): string {
  const published = self.exec(feed)?.[1]
  return published === undefined
    ? feed
    : feed.replaceAll(`${published}/`, () => `${escapeAttribute(address)}/`)
}
