/** Names of headers and parameters whose value is a key or a token. */
const carriers = 'x-goog-api-key|api[-_]?key|access_token|authorization|key'

/** How such a value stands behind its name in JSON, headers, queries, environments, and in what Node prints of pairs. */
const parted = String.raw`(?:\\*["']?\s*(?:=>|[=:]|%3D)\s*\[?\s*\\*["']?|["']\s*,\s*["'])`

/** Not within a word such as "monkey", but behind the "?" and "&" of an address in an address. */
const begun = '(?<=%3F|%26|(?<![A-Za-z0-9]))'

const carried = new RegExp(String.raw`${begun}((?:${carriers})${parted})(?!bearer\b)[^\s"'\\&,}\]]{8,}`, 'gi')

/**
 * Text without what looks like a key: Google's API keys (https://docs.cloud.google.com/docs/authentication/api-keys), bearer
 * tokens, and the values of headers and parameters that carry them.
 */
export function stripSecrets(text: string): string {
  return text
    .replace(/AIza[\w-]{20,}/g, 'AIza…')
    .replace(/(?<![A-Za-z0-9])AQ\.[\w.-]{20,}/g, 'AQ.…')
    .replace(/\b(bearer(?:\s+|%20))[\w.~+/=%-]+/gi, '$1…')
    .replace(carried, '$1…')
}

/** Characters. What is shorter is no key, and would take every such letter out of a text. */
const shortestSecret = 6

/** Keys that are known, whatever they look like. */
export type KnownSecrets = {
  /** From now on this text is in nothing that `cover` gives. */
  readonly hide: (secret: string) => void
  /** `text` without the secrets that are known. */
  readonly cover: (text: string) => string
  /** `text` without them and without all else that looks like one. */
  readonly strip: (text: string) => string
}

/** Makes a list of known secrets; it lives in memory alone. */
export function createKnownSecrets(): KnownSecrets {
  const known = new Set<string>()
  const cover = (text: string) => {
    let covered = text
    for (const secret of known) covered = covered.replaceAll(secret, '…')
    return covered
  }
  return {
    hide(secret) {
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
        if (form.length >= shortestSecret) known.add(form)
    },
    cover,
    strip: (text) => stripSecrets(cover(text)),
  }
}
