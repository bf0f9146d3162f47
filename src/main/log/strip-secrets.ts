/**
 * Text without what looks like a key: Google's API keys (https://docs.cloud.google.com/docs/authentication/api-keys), bearer tokens, and
 * the values of headers and parameters that carry them.
 */
export function stripSecrets(text: string): string {
  return text
    .replace(/\bAIza[\w-]{20,}/g, 'AIza…')
    .replace(/\bAQ\.[\w-]{20,}/g, 'AQ.…')
    .replace(/\b(bearer\s+)[\w.~+/=-]+/gi, '$1…')
    .replace(
      /\b((?:x-goog-api-key|api[-_]?key|access_token|authorization|key)["']?\s*[=:]\s*["']?)(?!bearer)[^\s"'&,}]{8,}/gi,
      '$1…',
    )
}
